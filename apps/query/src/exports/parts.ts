import { z } from 'zod';
import { DEFAULT_LIMITS, defineQuery, rowType } from '@docket/clickhouse';
import { type TenantReader } from '../access/tenant-reader.js';
import { type Cut } from './cut.js';
import { exportConditions, type Selection, type Span } from './selection.js';

/** A part of an export that one query reads. */
export interface Part extends Span {
  readonly rows: number;
}

/** Rows of a part, at least; an hour is never divided. */
const PART_ROWS = 200_000;
const HOUR_MS = 3_600_000;

/** Counting narrow columns of all events of a tenant. */
const LIMITS = { ...DEFAULT_LIMITS, executionSeconds: 120, groups: 3_000_000 };

const params = z.looseObject({ tenant_id: z.string(), part_rows: z.int() });
const row = z.object({ first: rowType.int64, last: rowType.int64, events: rowType.int64 });

/** Cuts an export into parts of whole hours, in its order. */
export async function readParts(tenant: TenantReader, { filter, order }: Selection, cut: Cut): Promise<Part[]> {
  const { where, params: bound } = exportConditions(filter, cut);
  const hours = `SELECT intDiv(toUnixTimestamp64Milli(occurred_at), ${HOUR_MS}) AS hour, count() AS events FROM audit_events WHERE ${where} GROUP BY hour`;
  // By how many come before it, an hour belongs to a part.
  const numbered = `SELECT hour, events, intDiv(sum(events) OVER (ORDER BY hour) - events, {part_rows: UInt64}) AS part FROM (${hours})`;
  const sql = `SELECT toInt64(min(hour)) AS first, toInt64(max(hour)) AS last, sum(events) AS events FROM (${numbered}) GROUP BY part ORDER BY first`;
  const query = defineQuery({ name: 'export_parts', sql, params, row, limits: LIMITS });
  const found = await tenant.query(query, { ...bound, part_rows: PART_ROWS });
  const parts = found.map(({ first, last, events }) => ({
    from: first * HOUR_MS,
    to: (last + 1) * HOUR_MS,
    rows: events,
  }));
  return order === 'newest_first' ? parts.reverse() : parts;
}
