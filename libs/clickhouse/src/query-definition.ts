import { type z } from 'zod';

/** Limits that ClickHouse itself enforces on one query; beyond them the query fails, it is never cut short. */
export interface QueryLimits {
  /** Seconds. */
  readonly executionSeconds: number;
  /** Bytes of server memory. */
  readonly memoryBytes: number;
  /** Rows read from tables. */
  readonly rowsToRead: number;
  /** Rows of the answer. */
  readonly resultRows: number;
  /** Distinct groups of an aggregation. */
  readonly groups: number;
}

export const DEFAULT_LIMITS: QueryLimits = {
  executionSeconds: 10,
  memoryBytes: 1 << 30,
  rowsToRead: 2_000_000_000,
  resultRows: 100_000,
  groups: 1_000_000,
};

/** Limits that whoever asks is held to, whatever the query is. */
export type QueryCaps = Pick<QueryLimits, 'executionSeconds' | 'memoryBytes' | 'rowsToRead'>;

/** The lower ones of both. */
export function cappedLimits(limits: QueryLimits, caps: QueryCaps | undefined): QueryLimits {
  if (caps === undefined) return limits;
  return {
    ...limits,
    executionSeconds: Math.min(limits.executionSeconds, caps.executionSeconds),
    memoryBytes: Math.min(limits.memoryBytes, caps.memoryBytes),
    rowsToRead: Math.min(limits.rowsToRead, caps.rowsToRead),
  };
}

/** Parameters of a query by name, as the driver sends them. */
export type QueryParameters = Record<string, unknown>;

/** A query as a value: its name on spans and in `system.query_log`, its text, and the shape of what goes in and out. */
export interface QueryDefinition<P extends QueryParameters, R> {
  readonly name: string;
  /** Values appear only as typed placeholders `{name: Type}`; a function may choose among fixed fragments. */
  readonly sql: (params: P) => string;
  readonly params: z.ZodType<P>;
  readonly row: z.ZodType<R>;
  readonly limits: QueryLimits;
}

interface QuerySource<P extends QueryParameters, R> {
  readonly name: string;
  readonly sql: string | ((params: P) => string);
  readonly params: z.ZodType<P>;
  readonly row: z.ZodType<R>;
  readonly limits?: Partial<QueryLimits>;
}

/** Defines a query. One file per query; there is no builder. */
export function defineQuery<P extends QueryParameters, R>(source: QuerySource<P, R>): QueryDefinition<P, R> {
  const { name, sql, params, row } = source;
  return {
    name,
    sql: typeof sql === 'string' ? () => sql : sql,
    params,
    row,
    limits: { ...DEFAULT_LIMITS, ...source.limits },
  };
}
