import { NOT_OWN_ACTION } from '../events/action.js';
import { type BoundConditions, joinConditions } from '../events/bound-conditions.js';
import { during, OF_TENANT } from '../events/in-period.js';

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

/** Limits a read to the departments that are asked for, by the column that says which. */
export function inDepartments({ by, departments }: Scope, column = 'department'): BoundConditions {
  const named = by === 'department' ? [`${column} != ''`] : [];
  if (departments.length === 0) return { sql: named, params: {} };
  return { sql: [...named, `${column} IN {departments: Array(String)}`], params: { departments } };
}

/** Conditions of events that agents did themselves in the period. */
export function doneByAgents(scope: Scope): BoundConditions {
  const own = [OF_TENANT, "actor_type = 'AGENT'", NOT_OWN_ACTION, during('from_ms', 'to_ms')];
  const period = { from_ms: scope.from, to_ms: scope.to };
  return joinConditions([{ sql: own, params: period }, inDepartments(scope)]);
}

/** The column that rows are about, where an event was done by the agent. */
export function keyColumn({ by }: Scope): 'actor_id' | 'department' {
  return by === 'agent' ? 'actor_id' : 'department';
}
