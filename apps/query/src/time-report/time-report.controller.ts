import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { invalidParameter } from '@docket/http';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { asCsvFile, wantsCsv } from '../csv/csv-format.js';
import { periodOf } from '../parameters/period.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { timeEvidence } from './evidence.js';
import { readTime } from './read-time.js';
import { timeCsv } from './time-csv.js';
import { MOST_DAYS, type TimeAnswer, timeReport } from './time-report.operation.js';
import { TIME_COLUMNS } from './time-row.js';

/** An hour more: the clock may be set back in it. */
const LONGEST_MS = MOST_DAYS * 86_400_000 + 3_600_000;

@Controller()
export class TimeReportController {
  @Get(timeReport.path)
  async report(
    @Tenant() tenant: TenantReader,
    @Query() raw: RawQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TimeAnswer | string> {
    const given = readParameters(timeReport.parameters, raw);
    const asOf = Date.now();
    const asked = periodOf(given, asOf);
    const { from, tz } = asked;
    const to = given.to === undefined ? Math.min(asked.to, from + MOST_DAYS * 86_400_000) : asked.to;
    if (to - from > LONGEST_MS) throw invalidParameter('to', `must be at most ${MOST_DAYS} days after from`);
    const question = { from, to, tz, asOf, agents: given.actor, departments: given.department };
    const rows = await readTime(tenant, question);
    if (wantsCsv(given.format, accept)) {
      asCsvFile(reply, 'time');
      return timeCsv(rows, given.table);
    }
    const iso = (ms: number): string => new Date(ms).toISOString();
    return {
      meta: { from: iso(from), to: iso(to), tz, as_of: iso(asOf), source: 'audit_events' },
      columns: [...TIME_COLUMNS],
      rows,
      evidence: timeEvidence(given.department),
    };
  }
}
