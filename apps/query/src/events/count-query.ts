import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';
import { type TenantReader } from '../access/tenant-reader.js';
import { type EventFilter, filterConditions } from './event-filter.js';
import { momentsOf } from './page-moments.js';

/** How the events of a list are counted. */
export const COUNTINGS = ['none', 'estimate', 'exact'] as const;
export type Counting = (typeof COUNTINGS)[number];

/** An estimate counts no further: it costs about as much as a page of so many. */
export const ESTIMATE_UP_TO = 10_000;

/** How many events a list has, cursors apart. */
export interface EventCount {
  readonly value: number;
  /** `at_least` when an estimate stopped counting. */
  readonly relation: 'exact' | 'at_least';
}

const params = z.looseObject({ tenant_id: z.string(), up_to: z.int() });
const row = z.object({ events: rowType.int64 });

export async function countEvents(
  tenant: TenantReader,
  filter: EventFilter,
  counting: Counting,
): Promise<EventCount | undefined> {
  if (counting === 'none') return undefined;
  const conditions = filterConditions(filter);
  const where = ['tenant_id = {tenant_id: String}', ...conditions.sql, ...momentsOf(filter)].join(' AND ');
  const sql =
    counting === 'exact'
      ? `SELECT count() AS events FROM audit_events WHERE ${where}`
      : `SELECT count() AS events FROM (SELECT 1 FROM audit_events WHERE ${where} LIMIT {up_to: UInt32})`;
  const query = defineQuery({ name: `count_events_${counting}`, sql, params, row });
  const [found] = await tenant.query(query, { ...conditions.params, up_to: ESTIMATE_UP_TO + 1 });
  const value = found?.events ?? 0;
  if (counting === 'estimate' && value > ESTIMATE_UP_TO) return { value: ESTIMATE_UP_TO, relation: 'at_least' };
  return { value, relation: 'exact' };
}
