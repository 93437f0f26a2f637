import { type ClickHouseAddress, readRows } from './clickhouse-http.js';

/** A version of a projection that can be checked: what it counts, and the same counted anew. */
interface CountedProjection {
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

/** A projection that the verifier knows how to check. */
interface KnownProjection {
  /** The view that feeds it; a projection with versions has one for each. */
  readonly view: RegExp;
  /** @param table that the view feeds */
  readonly counted: (table: string) => string;
  readonly expected: string;
}

const HOUR = 'toUnixTimestamp(toStartOfHour(occurred_at))';

/** The projections that the verifier knows how to check. Any other is a finding: it would be passed over in silence. */
const KNOWN: readonly KnownProjection[] = [
  {
    view: /^(events_hourly)_mv$/,
    counted: (table) => `SELECT (tenant_id, hour, action) AS k, events AS n FROM ${table}`,
    expected: 'SELECT (tenant_id, toStartOfHour(occurred_at), action) AS k, 1 AS n FROM audit_events',
  },
  {
    view: /^(action_counts_hourly__v\d+)_mv$/,
    counted: (table) =>
      `SELECT concatWithSeparator('|', tenant_id, toString(toUnixTimestamp(hour)), department, channel, action, outcome) AS k, events AS n FROM ${table}`,
    expected: `SELECT concatWithSeparator('|', tenant_id, toString(${HOUR}), department, channel, action, outcome) AS k, 1 AS n FROM audit_events`,
  },
  {
    view: /^(agent_activity_hourly__v\d+)_mv$/,
    counted: (table) =>
      `SELECT concatWithSeparator('|', tenant_id, toString(toUnixTimestamp(hour)), agent_id, department, 'events') AS k, events AS n FROM ${table}
       UNION ALL SELECT concatWithSeparator('|', tenant_id, toString(toUnixTimestamp(hour)), agent_id, department, 'tickets') AS k, uniqExactMerge(tickets) AS n FROM ${table} GROUP BY k`,
    expected: `SELECT concatWithSeparator('|', tenant_id, toString(${HOUR}), actor_id, department, 'events') AS k, 1 AS n FROM audit_events WHERE actor_type = 'AGENT'
       UNION ALL SELECT concatWithSeparator('|', tenant_id, toString(${HOUR}), actor_id, department, 'tickets') AS k, uniqExactIf(ticket_id, ticket_id != '' AND action LIKE 'ticket.%') AS n FROM audit_events WHERE actor_type = 'AGENT' GROUP BY k`,
  },
  {
    view: /^(ticket_lifecycle__v\d+)_mv$/,
    counted: (table) => `SELECT concatWithSeparator('|', tenant_id, ticket_id) AS k, events AS n FROM ${table}`,
    expected: `SELECT concatWithSeparator('|', tenant_id, ticket_id) AS k, 1 AS n FROM audit_events WHERE ticket_id != '' AND action LIKE 'ticket.%'`,
  },
  {
    view: /^(agent_presence__v\d+)_mv$/,
    counted: (table) => `SELECT toString(kafka_partition) AS k, 1 AS n FROM ${table} FINAL`,
    expected: `SELECT toString(kafka_partition) AS k, 1 AS n FROM audit_events WHERE action IN ('user.logged_in', 'user.logged_out', 'user.state_changed')`,
  },
  {
    view: /^(view_sessions__v\d+)_mv$/,
    counted: (table) => `SELECT toString(kafka_partition) AS k, 1 AS n FROM ${table} FINAL`,
    expected: `SELECT toString(kafka_partition) AS k, 1 AS n FROM audit_events WHERE ticket_id != '' AND action IN ('user.viewed_ticket', 'user.left_ticket')`,
  },
  {
    view: /^(actor_security_daily__v\d+)_mv$/,
    counted: (table) =>
      `SELECT concatWithSeparator('|', tenant_id, toString(day), actor_type, actor_id) AS k, events AS n FROM ${table}`,
    expected: `SELECT concatWithSeparator('|', tenant_id, toString(toDate(occurred_at)), actor_type, actor_id) AS k, 1 AS n FROM audit_events`,
  },
];

/** What is known of a view that feeds a projection; undefined when nothing is. */
function knownProjection(view: string): CountedProjection | undefined {
  for (const { view: pattern, counted, expected } of KNOWN) {
    const table = pattern.exec(view)?.[1];
    if (table !== undefined) return { view, counted: counted(table), expected };
  }
  return undefined;
}

/** Compares every projection of a database with the events, group by group. */
export async function readProjections(
  at: ClickHouseAddress,
): Promise<{ readonly sums: readonly ProjectionSums[]; readonly unknown: readonly string[] }> {
  const views = await readRows<{ name: string }>(
    at,
    "SELECT name FROM system.tables WHERE database = currentDatabase() AND engine = 'MaterializedView' ORDER BY name",
  );
  const sums: ProjectionSums[] = [];
  const unknown: string[] = [];
  for (const { name } of views) {
    const projection = knownProjection(name);
    if (projection) sums.push(await differenceOf(at, projection));
    else unknown.push(name);
  }
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
