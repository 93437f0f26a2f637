import { type TenantReader } from '../access/tenant-reader.js';
import { MOST_PRESENCE_MS, signsUntil } from '../sessions/closing.js';
import { type ClosedPresence, closePresence, lacksEnd, type PresenceInterval, shiftsOf } from '../sessions/presence.js';
import { type Presence, type WithinDay } from './agent-day.js';
import { presenceQuery, type PresenceRow } from './presence.query.js';
import { presenceSignsQuery } from './signs.query.js';
import { type Day, MOST_INTERVALS, partOfDay } from './within-day.js';
import { tooMany } from './too-many.js';

/** Presence of a day, and what follows from it. */
export interface DayPresence {
  readonly presence: readonly Presence[];
  readonly shifts: readonly WithinDay[];
}

/**
 * When a user was online, away and offline on a day.
 * @throws {ClickHouseError}
 * @throws {Problem} for more intervals than a day may have
 */
export async function readPresence(tenant: TenantReader, user: string, day: Day): Promise<DayPresence> {
  const limits = { from_ms: day.from, to_ms: day.to, rows: MOST_INTERVALS + 1 };
  const rows = await tenant.query(presenceQuery, { user, ...limits });
  if (rows.length > MOST_INTERVALS) throw tooMany('changes of presence', MOST_INTERVALS);
  const intervals = rows.map((row) => ({ row, interval: intervalOf(row) }));
  const last = await lastSigns(tenant, user, intervals.map(({ interval }) => interval).filter(lacksEnd));
  const closed = intervals.map(({ row, interval }) => ({
    row,
    began: interval.began,
    closed: closePresence(interval, last.get(interval), day.now),
  }));
  const presences = closed.map(({ row, began, closed: { ended, closedBy } }): ClosedPresence => {
    return { began, ended: ended ?? Math.max(began, day.now), category: row.category, closedBy };
  });
  return {
    presence: closed.flatMap(({ row, began, closed: end }) => {
      const part = partOfDay(began, end, day);
      return part === undefined ? [] : [shownPresence(row, part.shown)];
    }),
    shifts: shiftsOf(presences).flatMap(({ began, ended, closedBy }) => {
      const end = closedBy === 'open' ? undefined : ended;
      return partOfDay(began, { ended: end, closedBy }, day)?.shown ?? [];
    }),
  };
}

function intervalOf(row: PresenceRow): PresenceInterval {
  return {
    began: Date.parse(row.began_at),
    ended: row.ended_at === null ? undefined : Date.parse(row.ended_at),
    category: row.category,
    endedBy: row.ended_by,
  };
}

/** The last event of the user in each interval; the intervals are in order and do not overlap. */
async function lastSigns(
  tenant: TenantReader,
  actor: string,
  intervals: readonly PresenceInterval[],
): Promise<ReadonlyMap<PresenceInterval, number>> {
  const begins = intervals.map(({ began }) => began);
  const ends = intervals.map((interval) => signsUntil(interval, MOST_PRESENCE_MS));
  const [first] = begins;
  const end = ends.at(-1);
  if (first === undefined || end === undefined) return new Map();
  const times = { begins, ends, first_ms: first, last_ms: end };
  const rows = await tenant.query(presenceSignsQuery, { actor, ...times });
  return new Map(
    rows.flatMap(({ nth, last_ms }) => {
      const interval = intervals[nth - 1];
      return interval === undefined ? [] : [[interval, last_ms]];
    }),
  );
}

function shownPresence(row: PresenceRow, part: WithinDay): Presence {
  const { category, state, began_by, ended_by, cause, session_id, department } = row;
  return {
    category,
    ...(state === '' ? {} : { state }),
    ...part,
    began_by,
    ...(ended_by === '' || part.closed_by !== 'event' ? {} : { ended_by }),
    ...(cause === '' ? {} : { cause }),
    ...(session_id === '' ? {} : { session_id }),
    ...(department === '' ? {} : { department }),
  };
}
