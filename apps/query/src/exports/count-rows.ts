import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';
import { type TenantReader } from '../access/tenant-reader.js';
import { type EventFilter } from '../events/event-filter.js';
import { type Cut } from './cut.js';
import { exportConditions } from './selection.js';

const params = z.looseObject({ tenant_id: z.string(), up_to: z.int() });
const row = z.object({ events: rowType.int64 });

/** How many events an export has; counts no further than one more than `upTo`. */
export async function countRows(tenant: TenantReader, filter: EventFilter, cut: Cut, upTo: number): Promise<number> {
  const { where, params: bound } = exportConditions(filter, cut);
  const sql = `SELECT count() AS events FROM (SELECT 1 FROM audit_events WHERE ${where} LIMIT {up_to: UInt64})`;
  const query = defineQuery({ name: 'export_count', sql, params, row });
  const [found] = await tenant.query(query, { ...bound, up_to: upTo + 1 });
  return found?.events ?? 0;
}
