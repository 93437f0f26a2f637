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
import { type SecurityAnswer, securityReport } from './security-report.operation.js';
import { SECURITY_SECTIONS, securityPlans, type SecuritySection } from './security-sections.js';
import { workingDays } from './working-time.js';

@Controller()
export class SecurityReportController {
  @Get(securityReport.path)
  async report(
    @Tenant() tenant: TenantReader,
    @Query() raw: RawQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SecurityAnswer | string> {
    const given = readParameters(securityReport.parameters, raw);
    const { from, to, tz } = periodOf(given, Date.now());
    const plans = securityPlans({ from, to, tz, hours: given.working_hours, days: workingDays(given.working_day) });
    const read = SECURITY_SECTIONS.map(
      async (name) => [name, await readSection(tenant, plans[name], { from, to })] as const,
    );
    const sections = Object.fromEntries(await Promise.all(read)) as Record<SecuritySection, Section>;
    if (!wantsCsv(given.format, accept)) {
      return { meta: { from: new Date(from).toISOString(), to: new Date(to).toISOString(), tz }, sections };
    }
    void reply.header('Content-Type', CSV_TYPE).header('Content-Disposition', 'attachment; filename="security.csv"');
    return sectionsCsv(sections);
  }
}
