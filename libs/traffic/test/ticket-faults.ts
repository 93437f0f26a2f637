import { type TrafficEvent } from '../src/index.js';
import { byTicket, detail, grouped, said } from './played.js';

/** What in the lives of tickets cannot be, in words. */
export function ticketFaults(events: readonly TrafficEvent[]): string[] {
  return [
    ...[...byTicket(events).values()].flatMap((life) => [...openingFaults(life), ...statusFaults(life)]),
    ...fileFaults(events),
    ...splitFaults(events),
    ...mergeFaults(events),
  ];
}

function openingFaults(life: readonly TrafficEvent[]): string[] {
  const [first, ...others] = life;
  const twice = others.filter(({ action }) => action === 'ticket.created');
  return [
    ...(first && first.action !== 'ticket.created' ? [`begins otherwise: ${said(first)}`] : []),
    ...twice.map((event) => `is created again: ${said(event)}`),
  ];
}

/** The categories a ticket may come to from another. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  NEW: ['OPEN', 'RESOLVED', 'CLOSED'],
  OPEN: ['WAITING', 'RESOLVED', 'CLOSED'],
  WAITING: ['OPEN', 'RESOLVED', 'CLOSED'],
  RESOLVED: ['OPEN', 'CLOSED'],
  CLOSED: [],
};

/** Statuses chain; what was answered is opened again only from resolved; on what is closed nothing but looking is done. */
function statusFaults(life: readonly TrafficEvent[]): string[] {
  const faults: string[] = [];
  let [status, category]: unknown[] = [];
  for (const event of life) {
    if (category === 'CLOSED' && event.action.startsWith('ticket.'))
      faults.push(`happens after the end: ${said(event)}`);
    if (event.action === 'ticket.created') {
      [status, category] = [detail(event, 'status'), detail(event, 'status_category')];
    } else if (event.action === 'ticket.status_changed') {
      const [from, before] = [detail(event, 'from'), detail(event, 'from_category')];
      const [to, after] = [detail(event, 'to'), detail(event, 'to_category')];
      if (from !== status || before !== category) faults.push(`begins at another status: ${said(event)}`);
      if (to === from) faults.push(`changes nothing: ${said(event)}`);
      if (STEPS[String(before)]?.includes(String(after)) !== true) faults.push(`no such step: ${said(event)}`);
      [status, category] = [to, after];
    }
  }
  return faults;
}

function fileFaults(events: readonly TrafficEvent[]): string[] {
  const files = grouped(events, (event) => detail(event, 'message_id'), ['ticket.file_attached']);
  return events.flatMap((event) => {
    if (event.action !== 'ticket.message_added') return [];
    const attached = files.get(detail(event, 'message_id'))?.length ?? 0;
    return attached === (detail(event, 'attachment_count') ?? 0) ? [] : [`other files than it says: ${said(event)}`];
  });
}

/** Each side of a split is told of by the other, in the same request. */
function splitFaults(events: readonly TrafficEvent[]): string[] {
  const sides = (action: TrafficEvent['action'], swap: boolean) =>
    events
      .filter((event) => event.action === action)
      .map((event) => {
        const pair = [event.input.ticket_id, detail(event, 'other_ticket_id')];
        return [...(swap ? pair.reverse() : pair), event.input.request_id, detail(event, 'message_count')].join(' ');
      });
  const [into, from] = [sides('ticket.split_into', false), sides('ticket.split_from', true)];
  return [
    ...into.filter((side) => !from.includes(side)).map((side) => `split into, but not from: ${side}`),
    ...from.filter((side) => !into.includes(side)).map((side) => `split from, but not into: ${side}`),
  ];
}

/** The other ticket of a merge is an older one of the same contact that goes on, and says so. */
function mergeFaults(events: readonly TrafficEvent[]): string[] {
  const lives = byTicket(events);
  const requester = (id: string) => {
    const created = lives.get(id)?.[0];
    return created && { at: created.input.occurred_at, who: detail(created, 'requester_id') };
  };
  return events.flatMap((event) => {
    if (event.action !== 'ticket.merged_into') return [];
    const [ticket, other] = [event.input.ticket_id ?? '', String(detail(event, 'other_ticket_id'))];
    const [own, its] = [requester(ticket), requester(other)];
    const told = lives
      .get(other)
      ?.some(
        ({ action, input }) => action === 'ticket.system_message_added' && input.request_id === event.input.request_id,
      );
    const fits = own && its && own.who === its.who && its.at <= own.at && ticket !== other && told === true;
    return fits ? [] : [`merged into what does not fit: ${said(event)}`];
  });
}
