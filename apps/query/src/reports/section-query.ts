import { defineQuery, type QueryDefinition, rowType } from '@docket/clickhouse';
import { z } from 'zod';
import { type TenantReader } from '../access/tenant-reader.js';
import { during, OF_TENANT } from '../events/in-period.js';
import { type Evidence } from './evidence.js';
import { type Section } from './section.js';

/** How a section is counted. */
export interface SectionPlan {
  /** In `system.query_log`. */
  readonly name: string;
  /** Names of the keys, and SQL of each over `audit_events`; '' is null. */
  readonly keys: Readonly<Record<string, string>>;
  /** Conditions beside tenant and time. */
  readonly where: readonly string[];
  /** Counts groups of events in place of events: those by this column of which that is true. */
  readonly groups?: { readonly by: string; readonly having: string };
  readonly params?: Readonly<Record<string, unknown>>;
  readonly evidence: Evidence;
}

/** From the first moment to before the last, ms since 1970. */
export interface SectionPeriod {
  readonly from: number;
  readonly to: number;
}

/** Rows of a section at most. */
export const MOST_ROWS = 1_000;

const row = z.object({
  keys: z.array(rowType.string),
  count: rowType.int64,
  first_at: rowType.instant,
  last_at: rowType.instant,
});
const params = z.looseObject({ tenant_id: z.string() });

/** Counts a section, the largest counts first. @throws {ClickHouseError} */
export async function readSection(tenant: TenantReader, plan: SectionPlan, period: SectionPeriod): Promise<Section> {
  const rows = await tenant.query(sectionQuery(plan), {
    ...plan.params,
    from_ms: period.from,
    to_ms: period.to,
    rows: MOST_ROWS + 1,
  });
  return {
    keys: Object.keys(plan.keys),
    rows: rows
      .slice(0, MOST_ROWS)
      .map(({ keys, ...counted }) => ({ keys: keys.map((key) => (key === '' ? null : key)), ...counted })),
    complete: rows.length <= MOST_ROWS,
    evidence: plan.evidence,
  };
}

function sectionQuery({
  name,
  keys,
  where,
  groups,
}: SectionPlan): QueryDefinition<z.infer<typeof params>, z.infer<typeof row>> {
  const conditions = [OF_TENANT, during('from_ms', 'to_ms'), ...where].join(' AND ');
  const list = `[${Object.values(keys)
    .map((sql) => `toString(${sql})`)
    .join(', ')}]`;
  const counted =
    groups === undefined
      ? `SELECT ${list} AS keys, count() AS count, min(occurred_at) AS first_at, max(occurred_at) AS last_at FROM audit_events WHERE ${conditions} GROUP BY keys`
      : `SELECT keys, count() AS count, min(earliest) AS first_at, max(latest) AS last_at FROM (
  SELECT ${list} AS keys, min(occurred_at) AS earliest, max(occurred_at) AS latest
  FROM audit_events WHERE ${conditions} GROUP BY keys, ${groups.by} HAVING ${groups.having}
) GROUP BY keys`;
  return defineQuery({ name, sql: `${counted} ORDER BY count DESC, keys LIMIT {rows: UInt32}`, params, row });
}
