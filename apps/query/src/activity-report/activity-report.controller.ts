import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { periodOf } from '../agents-report/period-parameters.js';
import { CSV_TYPE, wantsCsv } from '../csv/csv-format.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { readSection } from '../report-sections/section-query.js';
import { type Section } from '../report-sections/section.js';
import { sectionsCsv } from '../report-sections/sections-csv.js';
import { type ActivityAnswer, activityReport } from './activity-report.operation.js';
import { ACTIVITY_SECTIONS, activityPlans, type ActivitySection } from './activity-sections.js';

@Controller()
export class ActivityReportController {
  @Get(activityReport.path)
  async report(
    @Tenant() tenant: TenantReader,
    @Query() raw: RawQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ActivityAnswer | string> {
    const given = readParameters(activityReport.parameters, raw);
    const { from, to, tz } = periodOf(given, Date.now());
    const plans = activityPlans({ from, to }, tz);
    const read = ACTIVITY_SECTIONS.map(
      async (name) => [name, await readSection(tenant, plans[name], { from, to })] as const,
    );
    const sections = Object.fromEntries(await Promise.all(read)) as Record<ActivitySection, Section>;
    if (!wantsCsv(given.format, accept)) {
      return { meta: { from: new Date(from).toISOString(), to: new Date(to).toISOString(), tz }, sections };
    }
    void reply.header('Content-Type', CSV_TYPE).header('Content-Disposition', 'attachment; filename="activity.csv"');
    return sectionsCsv(sections);
  }
}
