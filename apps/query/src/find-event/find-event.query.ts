import { z } from 'zod';
import { defineQuery } from '@docket/clickhouse';
import { EVENT_COLUMNS, eventRow } from '../events/event-row.js';

/** One event. Docket's own actions are found too: who has the id has asked for it. */
export const findEventQuery = defineQuery({
  name: 'find_event',
  sql: `SELECT ${EVENT_COLUMNS} FROM audit_events
WHERE tenant_id = {tenant_id: String} AND event_id = {event_id: UUID} LIMIT 1`,
  params: z.object({ tenant_id: z.string(), event_id: z.string() }),
  row: eventRow,
});
