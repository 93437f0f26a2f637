import { type Closed, MOST_PRESENCE_MS, MOST_VIEW_MS, PRESENCE_GRACE_MS, VIEW_GRACE_MS } from '../sessions/closing.js';
import { closePresence, type ClosedPresence, shiftsOf } from '../sessions/presence.js';
import { closeView } from '../sessions/view.js';
import { type Part, partOfDay } from '../agent-timeline/within-day.js';
import { type CallsRow } from './calls.query.js';
import { type ReportDay } from './days.js';
import { type PresenceRow } from './presence.query.js';
import { type TimeRow } from './time-row.js';
import { viewingOf } from './viewing.js';
import { type TicketViewRow } from './views.query.js';

/** What was found of all agents, each list in the order of agents and time. */
export interface FoundTimes {
  readonly presences: readonly PresenceRow[];
  readonly views: readonly TicketViewRow[];
  readonly calls: readonly CallsRow[];
}

/** What the days are told from. Times are ms since 1970. */
export interface TimeFrame {
  readonly days: readonly ReportDay[];
  /** Present moment. */
  readonly now: number;
}

/** Something that began, with the end that counts, and where the events end that decide about it. */
interface Known<T> {
  readonly row: T;
  readonly began: number;
  readonly closed: Closed;
  readonly decided: number;
}

type KnownView = Known<TicketViewRow>;
type KnownPresence = Known<PresenceRow>;

/** A row per agent and day on which the agent was there, looked at a ticket, or called; by agent, then by day. */
export function timeRows({ presences, views, calls }: FoundTimes, frame: TimeFrame): TimeRow[] {
  const [byPresence, byView, byCall] = [groups(presences), groups(views), groups(calls)];
  const agents = [...new Set([...byPresence.keys(), ...byView.keys(), ...byCall.keys()])];
  return agents
    .sort((a, b) => (a < b ? -1 : 1))
    .flatMap((agent) => {
      const known = (byPresence.get(agent) ?? []).map((row) => knownPresence(row, frame));
      const seen = (byView.get(agent) ?? []).map((row) => knownView(row, frame));
      const own = { known, seen, shifts: shiftsOf(known.map((one) => closedPresence(one, frame.now))) };
      const called = new Map((byCall.get(agent) ?? []).map((row) => [row.nth, row]));
      return frame.days.flatMap((day, n) => dayRow(agent, day, { ...own, called: called.get(n + 1), now: frame.now }));
    });
}

function groups<T extends { readonly agent: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const group = found.get(row.agent);
    if (group) group.push(row);
    else found.set(row.agent, [row]);
  }
  return found;
}

/** 0 is none. */
const given = (ms: number): number | undefined => (ms === 0 ? undefined : ms);

function knownPresence(row: PresenceRow, { now }: TimeFrame): KnownPresence {
  const [began, ended] = [row.began_ms, given(row.ended_ms)];
  const interval = { began, ended, category: row.category, endedBy: row.ended_by };
  return {
    row,
    began,
    closed: closePresence(interval, given(row.last_ms), now),
    decided: Math.min(ended ?? now, began + MOST_PRESENCE_MS + PRESENCE_GRACE_MS),
  };
}

function knownView(row: TicketViewRow, { now }: TimeFrame): KnownView {
  const [began, ended] = [row.began_ms, given(row.ended_ms)];
  const closed = closeView({ began, ended, endedBy: row.ended_by }, given(row.last_ms), now);
  return { row, began, closed, decided: Math.min(ended ?? now, began + MOST_VIEW_MS + VIEW_GRACE_MS) };
}

function closedPresence({ row, began, closed: { ended, closedBy } }: KnownPresence, now: number): ClosedPresence {
  return { began, ended: ended ?? Math.max(began, now), category: row.category, closedBy };
}

interface OfAgent {
  readonly known: readonly KnownPresence[];
  readonly seen: readonly KnownView[];
  readonly shifts: readonly { readonly began: number; readonly ended: number; readonly closedBy: Closed['closedBy'] }[];
  readonly called: CallsRow | undefined;
  readonly now: number;
}

function dayRow(agent: string, day: ReportDay, { known, seen, shifts, called, now }: OfAgent): TimeRow[] {
  const within = { ...day, now };
  const partsOf = <T>(all: readonly Known<T>[]): (Known<T> & { readonly part: Part })[] =>
    all.flatMap((one) => {
      const part = partOfDay(one.began, one.closed, within);
      return part === undefined ? [] : [{ ...one, part }];
    });
  const [states, views] = [partsOf(known), partsOf(seen)];
  if (states.length + views.length === 0 && called === undefined) return [];
  const presence = states.map(({ row, part }) => ({ category: row.category, ...part.shown }));
  const { totals, tickets } = viewingOf(
    views.map(({ row, part, closed }) => ({ ticket: row.ticket, span: part.span, byRule: closed.closedBy === 'rule' })),
  );
  const all = [...states, ...views];
  const iso = (ms: number): string => new Date(ms).toISOString();
  return [
    {
      agent,
      day: day.date,
      from: iso(day.from),
      to: iso(day.to),
      values: {
        ...presenceValues(presence),
        ...totals,
        calls: called?.calls ?? 0,
        call_ms: called?.call_ms ?? 0,
      },
      presence,
      shifts: shifts.flatMap(({ began, ended, closedBy }) => {
        const end = closedBy === 'open' ? undefined : ended;
        return partOfDay(began, { ended: end, closedBy }, within)?.shown ?? [];
      }),
      tickets,
      since: iso(Math.min(day.from, ...all.map(({ began }) => began))),
      until: iso(Math.max(day.to, ...all.map(({ decided }) => decided + 1))),
    },
  ];
}

function presenceValues(presence: TimeRow['presence']) {
  const lasted = (states: TimeRow['presence']): number => states.reduce((sum, { duration_ms }) => sum + duration_ms, 0);
  const of = (category: string): number => lasted(presence.filter((one) => one.category === category));
  const [online_ms, away_ms] = [of('ONLINE'), of('AWAY')];
  return {
    online_ms,
    away_ms,
    unknown_ms: lasted(presence) - online_ms - away_ms,
    presences_by_rule: presence.filter((one) => one.closed_by === 'rule').length,
  };
}
