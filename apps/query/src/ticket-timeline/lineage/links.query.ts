import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';

const params = z.object({
  tenant_id: z.string(),
  tickets: z.array(z.string()),
  until_ms: z.int(),
  rows: z.int(),
});

const row = z.object({ from_ticket: rowType.string, by: rowType.string, to_ticket: rowType.string });

/** A row of {@link linksQuery}: an event of `from_ticket` names `to_ticket`. */
export type LinkRow = z.infer<typeof row>;

/** A forwarded message names a ticket only as the target of its event: the action itself has addresses. */
const OTHER = `if(action = 'ticket.forwarded', if(target_type = 'ticket', target_id, ''), details['other_ticket_id'])`;

/** Which tickets some tickets name, and which name them, as that they came from or became one another. */
export const linksQuery = defineQuery({
  name: 'ticket_links',
  sql: `SELECT DISTINCT ticket_id AS from_ticket, toString(action) AS by, ${OTHER} AS to_ticket FROM audit_events
WHERE tenant_id = {tenant_id: String}
    AND action IN ('ticket.split_into', 'ticket.split_from', 'ticket.merged_into', 'ticket.forwarded')
    AND outcome NOT IN ('FAILURE', 'DENIED') AND occurred_at <= fromUnixTimestamp64Milli({until_ms: Int64}, 'UTC')
    AND ticket_id != '' AND ${OTHER} NOT IN ('', ticket_id)
    AND (ticket_id IN {tickets: Array(String)} OR ${OTHER} IN {tickets: Array(String)})
ORDER BY from_ticket, by, to_ticket LIMIT {rows: UInt32}`,
  params,
  row,
});
