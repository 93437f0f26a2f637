import { z } from 'zod';
import { defineQuery } from '@docket/clickhouse';
import { type TenantReader } from '../access/tenant-reader.js';
import { eventRow } from './event-row.js';
import { type EventPage, pageRequest, type PageQuestion, pageSql, toPage } from './page.js';

const params = z.looseObject({ tenant_id: z.string(), rows: z.int() });

/**
 * Reads one page of events.
 * @param name of the query, in `system.query_log`.
 * @throws {Problem} for a cursor that does not continue this question.
 */
export async function readPage(
  tenant: TenantReader,
  name: string,
  question: Omit<PageQuestion, 'tenantId'>,
): Promise<EventPage> {
  const bound = { ...question, tenantId: tenant.tenantId };
  const request = pageRequest(bound);
  const query = defineQuery({ name, sql: pageSql(request), params, row: eventRow });
  const rows = await tenant.query(query, { ...request.conditions.params, rows: request.rows });
  return toPage(bound, rows);
}
