import { type ClickHouseAddress, readRows } from './clickhouse-http.js';

/** A projection that can be checked: what it counts, and the same counted anew. */
export interface CountedProjection {
  /** The view that feeds it. */
  readonly view: string;
  /** Query of what it has: rows `(k, n)`, where `k` names a group (and a sum, when there are several) and `n` is its sum. */
  readonly counted: string;
  /** Query of what it should have, from `audit_events` alone: rows `(k, n)`, as many per group as come by themselves. */
  readonly expected: string;
}

/** What a projection counts too many and too few, summed over its groups. */
export interface ProjectionSums {
  readonly name: string;
  readonly over: number;
  readonly under: number;
}

/** The projections that the verifier knows how to check. Any other is a finding: it would be passed over in silence. */
export const PROJECTIONS: readonly CountedProjection[] = [
  {
    view: 'events_hourly_mv',
    counted: 'SELECT (tenant_id, hour, action) AS k, events AS n FROM events_hourly',
    expected: 'SELECT (tenant_id, toStartOfHour(occurred_at), action) AS k, 1 AS n FROM audit_events',
  },
];

/** Compares every projection of a database with the events, group by group. */
export async function readProjections(
  at: ClickHouseAddress,
): Promise<{ readonly sums: readonly ProjectionSums[]; readonly unknown: readonly string[] }> {
  const views = await readRows<{ name: string }>(
    at,
    "SELECT name FROM system.tables WHERE database = currentDatabase() AND engine = 'MaterializedView' ORDER BY name",
  );
  const known = PROJECTIONS.filter(({ view }) => views.some(({ name }) => name === view));
  const sums = [];
  for (const projection of known) sums.push(await differenceOf(at, projection));
  const unknown = views.map(({ name }) => name).filter((name) => !known.some(({ view }) => view === name));
  return { sums, unknown };
}

async function differenceOf(
  at: ClickHouseAddress,
  { view, counted, expected }: CountedProjection,
): Promise<ProjectionSums> {
  const [row] = await readRows<{ over: number; under: number }>(
    at,
    `SELECT sum(greatest(difference, 0)) AS over, -sum(least(difference, 0)) AS under FROM (
      SELECT sum(signed) AS difference FROM (
        SELECT k, toInt64(n) AS signed FROM (${counted})
        UNION ALL SELECT k, -toInt64(n) AS signed FROM (${expected})
      ) GROUP BY k)`,
  );
  return { name: view, over: row?.over ?? 0, under: row?.under ?? 0 };
}
