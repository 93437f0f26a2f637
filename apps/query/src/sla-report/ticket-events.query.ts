import { z } from 'zod';
import { defineQuery } from '@docket/clickhouse';
import { TICKET_ACTIONS, TICKET_DETAILS, ticketEventRow } from './ticket-event.js';

const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');
const MOMENT = (name: string) => `fromUnixTimestamp64Milli({${name}: Int64}, 'UTC')`;
const OF_TENANT = `tenant_id = {tenant_id: String} AND action IN (${quoted(TICKET_ACTIONS)})`;

/**
 * All events, up to `as_of_ms`, of tickets to which something happened from `from_ms` to before `to_ms`, ticket by ticket, from the
 * ticket behind `after` on.
 */
export const ticketEventsQuery = defineQuery({
  name: 'sla_ticket_events',
  sql: ({ tickets }: { tickets: readonly string[] }) => {
    const narrowed = tickets.length === 0 ? '' : ' AND ticket_id IN {tickets: Array(String)}';
    return `SELECT ticket_id, toUnixTimestamp64Milli(occurred_at) AS at_ms, action, actor_type, department, channel,
  mapFilter((name, text) -> name IN (${quoted(TICKET_DETAILS)}), audit_events.details) AS details
FROM audit_events
WHERE ${OF_TENANT} AND occurred_at < ${MOMENT('as_of_ms')} AND ticket_id IN (
  SELECT ticket_id FROM audit_events
  WHERE ${OF_TENANT} AND occurred_at >= ${MOMENT('from_ms')} AND occurred_at < ${MOMENT('to_ms')} AND ticket_id > {after: String}${narrowed}
)
ORDER BY ticket_id, occurred_at, epoch, kafka_partition, kafka_offset LIMIT {rows: UInt32}`;
  },
  params: z.object({
    tenant_id: z.string(),
    from_ms: z.int(),
    to_ms: z.int(),
    as_of_ms: z.int(),
    after: z.string(),
    tickets: z.array(z.string()).readonly(),
    rows: z.int(),
  }),
  row: ticketEventRow,
});
