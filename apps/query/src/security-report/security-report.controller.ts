import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { wantsCsv } from '../csv/csv-format.js';
import { periodOf } from '../parameters/period.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { answerSections } from '../reports/answer-sections.js';
import { securityReport } from './security-report.operation.js';
import { SECURITY_SECTIONS, securityPlans } from './security-sections.js';
import { workingDays } from './working-time.js';

@Controller()
export class SecurityReportController {
  @Get(securityReport.path)
  report(
    @Tenant() tenant: TenantReader,
    @Query() raw: RawQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const given = readParameters(securityReport.parameters, raw);
    const { from, to, tz } = periodOf(given, Date.now());
    const plans = securityPlans({ from, to, tz, hours: given.working_hours, days: workingDays(given.working_day) });
    const csv = { isWanted: wantsCsv(given.format, accept), name: 'security', reply };
    return answerSections(tenant, { names: SECURITY_SECTIONS, plans, from, to, tz }, csv);
  }
}
