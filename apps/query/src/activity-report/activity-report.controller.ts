import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { wantsCsv } from '../csv/csv-format.js';
import { periodOf } from '../parameters/period.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { answerSections } from '../reports/answer-sections.js';
import { activityReport } from './activity-report.operation.js';
import { ACTIVITY_SECTIONS, activityPlans } from './activity-sections.js';

@Controller()
export class ActivityReportController {
  @Get(activityReport.path)
  report(
    @Tenant() tenant: TenantReader,
    @Query() raw: RawQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const given = readParameters(activityReport.parameters, raw);
    const { from, to, tz } = periodOf(given, Date.now());
    const plans = activityPlans({ from, to }, tz);
    const csv = { isWanted: wantsCsv(given.format, accept), name: 'activity', reply };
    return answerSections(tenant, { names: ACTIVITY_SECTIONS, plans, from, to, tz }, csv);
  }
}
