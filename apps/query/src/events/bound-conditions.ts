/** Conditions on `audit_events` and the values they bind. */
export interface BoundConditions {
  /** Fixed fragments of SQL; values are placeholders. */
  readonly sql: readonly string[];
  readonly params: Readonly<Record<string, unknown>>;
}

export const NO_CONDITION: BoundConditions = { sql: [], params: {} };

/** All of several conditions. */
export function joinConditions(conditions: readonly BoundConditions[]): BoundConditions {
  return {
    sql: conditions.flatMap(({ sql }) => sql),
    params: Object.assign({}, ...conditions.map(({ params }) => params)) as Record<string, unknown>,
  };
}

/** Any of several conditions, as one; none when there are none. */
export function anyCondition(conditions: readonly BoundConditions[]): BoundConditions {
  const { sql, params } = joinConditions(conditions);
  if (sql.length < 2) return { sql, params };
  return { sql: [`(${sql.join(' OR ')})`], params };
}
