import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';
import { type BoundConditions } from '../../events/event-filter.js';

/** Agents, or departments, of one report. */
export const MOST_ROWS = 10_000;

/** 64-bit integers come as text, means as numbers; null where there is nothing to tell it from. */
const measure = z.union([rowType.int64, z.number()]).nullable();

const row = z
  .looseObject({ key: rowType.string, home: rowType.string.optional() })
  .transform(({ key, home, ...values }) => ({ key, home, values: z.record(z.string(), measure).parse(values) }));

/** A row of a part of the report: whom it is about, and measures by name. */
export type MeasuresRow = z.infer<typeof row>;

const params = z.looseObject({ tenant_id: z.string() });

/** A part of the report, and what it binds. */
export interface MeasuresQuery {
  readonly definition: ReturnType<typeof define>;
  readonly params: Readonly<Record<string, unknown>>;
}

function define(name: string, sql: string) {
  return defineQuery({ name, sql, params, row, limits: { resultRows: MOST_ROWS } });
}

/**
 * Defines a part of the report.
 * @param sql gives the column `key` (an agent or a department) and one column per measure
 */
export function measuresQuery(name: string, sql: string, bound: BoundConditions['params']): MeasuresQuery {
  return { definition: define(name, sql), params: bound };
}
