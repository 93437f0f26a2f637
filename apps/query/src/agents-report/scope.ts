import { joinConditions, type BoundConditions } from '../events/event-filter.js';

/** What a row of the report is. */
export const GROUPINGS = ['agent', 'department'] as const;
export type By = (typeof GROUPINGS)[number];

/** Which part of the log is asked about. Times are ms since 1970. */
export interface Scope {
  readonly by: By;
  /** Only these; all without any. */
  readonly departments: readonly string[];
  /** Inclusive. */
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** What is known by then counts; presence ends then. */
  readonly asOf: number;
}

/** Every read begins with it; the value is bound by the access layer. */
export const OF_TENANT = 'tenant_id = {tenant_id: String}';

/** Events from one moment to before another, by placeholders of those names. */
export function during(from: string, to: string): string {
  return (
    `occurred_at >= fromUnixTimestamp64Milli({${from}: Int64}, 'UTC')` +
    ` AND occurred_at < fromUnixTimestamp64Milli({${to}: Int64}, 'UTC')`
  );
}

/** Limits a read to the departments that are asked for, by the column that says which. */
export function inDepartments({ by, departments }: Scope, column = 'department'): BoundConditions {
  const named = by === 'department' ? [`${column} != ''`] : [];
  if (departments.length === 0) return { sql: named, params: {} };
  return { sql: [...named, `${column} IN {departments: Array(String)}`], params: { departments } };
}

/** Conditions of events that agents did themselves in the period. */
export function doneByAgents(scope: Scope): BoundConditions {
  const own = [OF_TENANT, "actor_type = 'AGENT'", "NOT startsWith(action, 'audit.')", during('from_ms', 'to_ms')];
  const period = { from_ms: scope.from, to_ms: scope.to };
  return joinConditions([{ sql: own, params: period }, inDepartments(scope)]);
}

/** The column that rows are about, where an event was done by the agent. */
export function keyColumn({ by }: Scope): 'actor_id' | 'department' {
  return by === 'agent' ? 'actor_id' : 'department';
}
