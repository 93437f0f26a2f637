import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type z } from 'zod';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { periodOf } from '../parameters/period.js';
import { toCsv } from '../csv/csv.js';
import { asCsvFile, wantsCsv } from '../csv/csv-format.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { readRows, type SlaQuestion } from './read-rows.js';
import { openPlace, sealPlace } from './sla-cursor.js';
import { slaReport } from './sla-report.operation.js';
import { SLA_COLUMNS, type SlaRow } from './sla-row.js';
import { compareKeys, sortKeyOf } from './sort-rows.js';

export type SlaAnswer = z.infer<typeof slaReport.response>;

@Controller()
export class SlaReportController {
  @Get(slaReport.path)
  async report(
    @Tenant() tenant: TenantReader,
    @Query() raw: RawQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SlaAnswer | string> {
    const { cursor, limit, format, sort, as_of, from, to, tz, ...filters } = readParameters(slaReport.parameters, raw);
    // `now` moves, so it is no part of the question that a cursor continues.
    const asked = [slaReport.id, tenant.tenantId, sort, from, to ?? null, tz ?? null, as_of ?? null, filters];
    const place = cursor === undefined ? undefined : openPlace(cursor, asked);
    const asOf = place?.asOf ?? as_of ?? Date.now();
    const period = periodOf({ from, to, tz }, asOf);
    const question: SlaQuestion = { ...filters, from: period.from, to: period.to, asOf };
    const keyed = (await readRows(tenant, question)).map((row) => ({ row, key: sortKeyOf(row, sort) }));
    keyed.sort((a, b) => compareKeys(a.key, b.key, sort));
    if (wantsCsv(format, accept)) {
      asCsvFile(reply, 'sla');
      return csvOf(keyed.map(({ row }) => row));
    }
    const rest = place ? keyed.filter(({ key }) => compareKeys(key, place.key, sort) > 0) : keyed;
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    return {
      ...answerOf(
        question,
        period.tz,
        keyed.map(({ row }) => row),
      ),
      rows: page.map(({ row }) => row),
      next_cursor: last && rest.length > page.length ? sealPlace({ asOf, key: last.key }, asked) : null,
    };
  }
}

function answerOf(
  { from, to, time, asOf }: SlaQuestion,
  tz: string,
  all: readonly SlaRow[],
): Pick<SlaAnswer, 'meta' | 'evidence'> {
  const [first, end, judged] = [from, to, asOf].map((ms) => new Date(ms).toISOString());
  const statuses: Record<string, number> = {};
  for (const { status } of all) statuses[status] = (statuses[status] ?? 0) + 1;
  return {
    meta: {
      from: first ?? '',
      to: end ?? '',
      tz,
      time,
      as_of: judged ?? '',
      rows: all.length,
      statuses,
      source: 'audit_events',
    },
    evidence: {
      query: `/v1/events?ticket={ticket}&to=${encodeURIComponent(judged ?? '')}`,
      rule: 'judged by the policy and version of the row, as docs/reports.md says',
    },
  };
}

function csvOf(rows: readonly SlaRow[]): string {
  return toCsv(
    SLA_COLUMNS,
    rows.map((row) => SLA_COLUMNS.map((column) => row[column])),
  );
}
