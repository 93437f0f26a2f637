import { z } from 'zod';
import { defineQuery } from '@docket/clickhouse';
import { type TenantReader } from '../access/tenant-reader.js';
import { eventRow } from './event-row.js';
import { type EventPage, pageRequest, type PageQuestion, pageSql, toPage, type TwoWayPage } from './page.js';

const params = z.looseObject({ tenant_id: z.string(), rows: z.int() });

/**
 * Reads one page of events, from which one can go both ways.
 * @param name of the query, in `system.query_log`.
 * @throws {Problem} for a cursor that does not continue this question.
 */
export async function readTwoWayPage(
  tenant: TenantReader,
  name: string,
  question: Omit<PageQuestion, 'tenantId'>,
): Promise<TwoWayPage> {
  const bound = { ...question, tenantId: tenant.tenantId };
  const request = pageRequest(bound);
  const query = defineQuery({ name, sql: pageSql(request), params, row: eventRow });
  const rows = await tenant.query(query, { ...request.conditions.params, rows: request.rows });
  return toPage(bound, request, rows);
}

/** The same for lists that only go on. */
export async function readPage(
  tenant: TenantReader,
  name: string,
  question: Omit<PageQuestion, 'tenantId'>,
): Promise<EventPage> {
  const { events, next_cursor } = await readTwoWayPage(tenant, name, question);
  return { events, next_cursor };
}
