import { Problem } from '@docket/http';
import { type TenantReader } from '../access/tenant-reader.js';
import { type TicketEvent } from './ticket-event.js';
import { ticketEventsQuery } from './ticket-events.query.js';

/** Events that are in memory at a time. */
const CHUNK = 20_000;
/** Events that one report may read. */
export const MOST_EVENTS = 500_000;

/** Which tickets are read: those to which something happened then. ms since 1970. */
export interface TicketRange {
  readonly from: number;
  readonly to: number;
  readonly asOf: number;
  /** Only these; all without any. */
  readonly tickets: readonly string[];
}

/**
 * Reads tickets one after another, each with all of its events in their order. Only part of them is in memory at a time.
 * @param chunk events that are read at once; a ticket with more of them cannot be judged
 * @throws {Problem} 422 beyond what one report may read
 */
export async function* readTickets(
  tenant: TenantReader,
  { from, to, asOf, tickets }: TicketRange,
  chunk = CHUNK,
): AsyncGenerator<TicketEvent[], void, void> {
  let after = '';
  for (let read = 0; ;) {
    const params = { from_ms: from, to_ms: to, as_of_ms: asOf, after, tickets, rows: chunk };
    const events = await tenant.query(ticketEventsQuery, params);
    read += events.length;
    if (read > MOST_EVENTS) throw tooMany(`are more than ${MOST_EVENTS} events`);
    const groups = groupsOf(events);
    const isLast = events.length < chunk;
    // The last ticket may go on behind the end of the chunk: it is read again with the next.
    if (!isLast) groups.pop();
    yield* groups;
    if (isLast) return;
    const last = groups.at(-1)?.[0];
    if (!last) throw tooMany(`is a ticket with more than ${chunk} events`);
    after = last.ticket_id;
  }
}

function groupsOf(events: readonly TicketEvent[]): TicketEvent[][] {
  const groups: TicketEvent[][] = [];
  for (const event of events) {
    const group = groups.at(-1);
    if (group?.[0]?.ticket_id === event.ticket_id) group.push(event);
    else groups.push([event]);
  }
  return groups;
}

function tooMany(what: string): Problem {
  return new Problem('limit-exceeded', `Limit on events: there ${what} to judge. Narrow from and to, or name tickets.`);
}
