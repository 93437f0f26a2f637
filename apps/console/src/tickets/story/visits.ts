import { type Actor } from '../../api/answers.js';
import { type TimelineEvent } from '../../api/ticket-answers.js';

/** Somebody looks at a ticket. Times are ms since 1970. */
export interface Visit {
  readonly ticketId: string;
  readonly actor: Actor;
  readonly began: number;
  readonly ended: number;
  /** How its end is known: it was told, it was lost and follows by rule, or it goes on. */
  readonly end: 'told' | 'lost' | 'open';
  /** The event that opened it; the one that ended it, when no other was told. */
  readonly eventId: string;
  /** What who looked did about the ticket meanwhile. */
  readonly acts: number;
}

export const VIEWED = 'user.viewed_ticket';
export const LEFT = 'user.left_ticket';

/** The rules of lost ends, as docs/metrics.md (Sessions and shifts) has them. */
const MOST_MS = 86_400_000;
const GRACE_MS = 300_000;

const at = (event: TimelineEvent) => Date.parse(event.occurred_at);
const who = ({ actor, ticket_id: ticket = '' }: TimelineEvent) => `${ticket}\n${actor.type}\n${actor.id}`;

/**
 * The visits that events tell of, oldest first.
 * @param events oldest first
 * @param now ms since 1970
 */
export function visitsOf(events: readonly TimelineEvent[], now: number): Visit[] {
  const open = new Map<string, TimelineEvent>();
  const visits: Visit[] = [];
  const acts = actsOf(events);
  const close = (opened: TimelineEvent, left: number | undefined, next: number) => {
    visits.push(visitOf(opened, { left, next, now, acts: acts.get(who(opened)) ?? [] }));
  };
  for (const event of events) {
    const key = `${who(event)}\n${event.details['view_id'] ?? ''}`;
    const opened = open.get(key);
    if (event.action === VIEWED) {
      if (opened) close(opened, undefined, at(event));
      open.set(key, event);
    } else if (event.action === LEFT) {
      open.delete(key);
      const began = at(event) - Number(event.details['duration_ms'] ?? NaN);
      if (opened) close(opened, at(event), Infinity);
      else if (!Number.isNaN(began))
        close({ ...event, occurred_at: new Date(began).toISOString() }, at(event), Infinity);
    }
  }
  for (const opened of open.values()) close(opened, undefined, Infinity);
  return visits.sort((a, b) => a.began - b.began);
}

/** When who did something about which ticket, by both. */
function actsOf(events: readonly TimelineEvent[]): Map<string, number[]> {
  const acts = new Map<string, number[]>();
  for (const event of events) {
    if (!event.action.startsWith('ticket.')) continue;
    const key = who(event);
    acts.set(key, [...(acts.get(key) ?? []), at(event)]);
  }
  return acts;
}

interface Ends {
  readonly left: number | undefined;
  /** When the same window was opened once more. */
  readonly next: number;
  readonly now: number;
  readonly acts: readonly number[];
}

function visitOf(opened: TimelineEvent, { left, next, now, acts }: Ends): Visit {
  const began = at(opened);
  const isTold = left !== undefined && left - began <= MOST_MS;
  const within = acts.filter((act) => act >= began && act <= Math.min(left ?? Infinity, next, began + MOST_MS));
  const byRule = Math.min(Math.max(began, ...within) + GRACE_MS, next);
  const isOpen = !isTold && byRule > now;
  const ended = isTold ? left : Math.min(byRule, now);
  return {
    ticketId: opened.ticket_id ?? '',
    actor: opened.actor,
    began,
    ended,
    end: isTold ? 'told' : isOpen ? 'open' : 'lost',
    eventId: opened.event_id,
    acts: within.filter((act) => act <= ended).length,
  };
}
