import { type TimelineEvent } from '../../api/ticket-answers.js';
import { LEFT, type Visit, VIEWED, visitsOf } from './visits.js';

/** Events while somebody looked, or several at once. Times are ms since 1970. */
export interface Sitting {
  readonly kind: 'sitting';
  readonly began: number;
  readonly ended: number;
  readonly visits: readonly Visit[];
  readonly events: readonly TimelineEvent[];
}

/** An event while nobody looked. */
export interface Single {
  readonly kind: 'event';
  readonly began: number;
  readonly ended: number;
  readonly event: TimelineEvent;
}

/** A stretch of time without anything. */
export interface Gap {
  readonly kind: 'gap';
  readonly began: number;
  readonly ms: number;
}

export type Entry = Sitting | Single | Gap;

/** What happened, told in order. */
export interface Story {
  readonly entries: readonly Entry[];
  readonly visits: readonly Visit[];
}

/** So long nothing happened that it is said. */
const GAP_MS = 3_600_000;

/**
 * Groups events by who looked meanwhile, and says where nothing happened.
 * @param events oldest first
 * @param now ms since 1970
 */
export function storyOf(events: readonly TimelineEvent[], now: number): Story {
  const visits = visitsOf(events, now);
  const sittings = together(visits);
  const within = new Map<Sitting, TimelineEvent[]>(sittings.map((sitting) => [sitting, []]));
  const singles: Single[] = [];
  for (const event of events) {
    if (event.action === VIEWED || event.action === LEFT) continue;
    const began = Date.parse(event.occurred_at);
    const sitting = sittings.find(
      (one) => one.began <= began && began <= one.ended && one.visits[0]?.ticketId === event.ticket_id,
    );
    if (sitting) within.get(sitting)?.push(event);
    else singles.push({ kind: 'event', began, ended: began, event });
  }
  const told = [...sittings.map((one) => ({ ...one, events: within.get(one) ?? [] })), ...singles];
  return { entries: withGaps(told.sort((a, b) => a.began - b.began)), visits };
}

/** Visits of one ticket that overlap, as one. @param visits oldest first */
function together(visits: readonly Visit[]): Sitting[] {
  const last = new Map<string, Sitting>();
  const sittings: Sitting[] = [];
  for (const visit of visits) {
    const { ticketId, began, ended } = visit;
    const before = last.get(ticketId);
    const joined = before && began < before.ended ? before : undefined;
    const sitting: Sitting = {
      kind: 'sitting',
      began: joined?.began ?? began,
      ended: Math.max(joined?.ended ?? ended, ended),
      visits: [...(joined?.visits ?? []), visit],
      events: [],
    };
    if (joined) sittings.splice(sittings.indexOf(joined), 1, sitting);
    else sittings.push(sitting);
    last.set(ticketId, sitting);
  }
  return sittings;
}

function withGaps(told: readonly (Sitting | Single)[]): Entry[] {
  let until = told[0]?.began ?? 0;
  return told.flatMap((entry): Entry[] => {
    const ms = entry.began - until;
    const gap: Gap = { kind: 'gap', began: until, ms };
    until = Math.max(until, entry.ended);
    return ms >= GAP_MS ? [gap, entry] : [entry];
  });
}

/** Entries of a date. */
export interface StoryDay {
  readonly date: string;
  readonly entries: readonly Entry[];
}

/** Entries by the date on which they begin; a gap is of the day that ends it. @param dateOf the date of a moment, ms since 1970 */
export function daysOf(entries: readonly Entry[], dateOf: (ms: number) => string): StoryDay[] {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const date = dateOf(entry.kind === 'gap' ? entry.began + entry.ms : entry.began);
    days.set(date, [...(days.get(date) ?? []), entry]);
  }
  return [...days].map(([date, ofDay]) => ({ date, entries: ofDay }));
}
