import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { asCsvFile, wantsCsv } from '../csv/csv-format.js';
import { periodOf } from '../parameters/period.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { QUALITY_COLUMNS } from './columns.js';
import { qualityEvidence } from './evidence.js';
import { qualityCsv } from './quality-csv.js';
import { type QualityAnswer, qualityReport } from './quality-report.operation.js';
import { readQuality } from './read-quality.js';

@Controller()
export class QualityReportController {
  @Get(qualityReport.path)
  async report(
    @Tenant() tenant: TenantReader,
    @Query() raw: RawQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QualityAnswer | string> {
    const given = readParameters(qualityReport.parameters, raw);
    const asOf = Date.now();
    const { from, to, tz } = periodOf(given, asOf);
    const iso = (ms: number): string => new Date(ms).toISOString();
    const { sample, seed = iso(from), actor: agents, department: departments } = given;
    const question = { from, to, asOf, agents, departments, sample, seed };
    const rows = await readQuality(tenant, question);
    if (wantsCsv(given.format, accept)) {
      asCsvFile(reply, 'quality');
      return qualityCsv(rows, given.table);
    }
    return {
      meta: { from: iso(from), to: iso(to), tz, as_of: iso(asOf), seed, sample, source: 'audit_events' },
      columns: [...QUALITY_COLUMNS],
      rows,
      evidence: qualityEvidence(question),
    };
  }
}
