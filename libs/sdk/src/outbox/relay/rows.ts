import { type Reading } from '../queryable.js';
import { SLOTS } from '../slot.js';
import { type OutboxNames } from '../table.js';

/** An event that waits. */
export interface WaitingRow {
  readonly slot: number;
  /** In decimal: it may exceed what a number can hold. */
  readonly id: string;
  readonly event_id: string;
  readonly action: string;
  readonly record: string;
  /** See `fromEventText`. */
  readonly event: string;
  /** An attempt to send it was begun before; how that ended is not known. */
  readonly attempted: boolean;
}

/** A row that cannot be sent, and why. */
export interface GivenUpRow {
  readonly row: WaitingRow;
  /** Empty when it is not about one field. */
  readonly field: string;
  readonly reason: string;
}

/** How much is taken at once. */
export interface BatchLimits {
  readonly rows: number;
  /** Of the events as text. Each slot gives one event at least, however large. */
  readonly bytes: number;
}

/** A quarter of them, so that relays that work side by side find some that are free. */
const SLOTS_AT_ONCE = SLOTS / 4;

/** Locks slots in which events wait and that no relay is at work on. @param from slot to begin the search with */
export async function lockSlots(connection: Reading, names: OutboxNames, from: number): Promise<number[]> {
  const { rows } = await connection.query(
    `SELECT s.slot FROM ${names.slots} s WHERE EXISTS (SELECT 1 FROM ${names.table} o WHERE o.slot = s.slot)
     ORDER BY (s.slot - $1::integer + ${SLOTS}) % ${SLOTS} LIMIT ${SLOTS_AT_ONCE} FOR UPDATE OF s SKIP LOCKED`,
    [from],
  );
  return (rows as { slot: number }[]).map(({ slot }) => slot);
}

/** The first rows of each slot, in the order of slots and ids. Always from the lowest id there is: ids are no order of commits. */
export async function firstRows(
  connection: Reading,
  { table, attempts }: OutboxNames,
  slots: readonly number[],
  limits: BatchLimits,
): Promise<WaitingRow[]> {
  const { rows } = await connection.query(
    `SELECT slot, id, event_id, action, record, event::text AS event, id <= attempted_to AS attempted
     FROM (SELECT o.*, a.attempted_to, sum(o.bytes) OVER (PARTITION BY o.slot ORDER BY o.id) - o.bytes AS before
           FROM ${attempts} a CROSS JOIN LATERAL
             (SELECT * FROM ${table} w WHERE w.slot = a.slot ORDER BY w.slot, w.id LIMIT $2::integer) o
           WHERE a.slot = ANY($1::smallint[])) AS first
     WHERE before < $3::bigint ORDER BY slot, id`,
    [slots, Math.ceil(limits.rows / slots.length), Math.ceil(limits.bytes / slots.length)],
  );
  return rows as WaitingRow[];
}

/**
 * Writes down for good, as a transaction of its own, that these rows are about to be sent. Per slot rather than per row, which
 * costs one small update for a whole batch.
 */
export async function beginAttempt(
  connection: Reading,
  { attempts }: OutboxNames,
  rows: readonly WaitingRow[],
): Promise<void> {
  // Whatever the database is set to: what is sent before this is on disk could be sent again as new.
  await connection.query(
    `WITH durable AS MATERIALIZED (SELECT set_config('synchronous_commit', 'on', true))
     UPDATE ${attempts} a SET attempted_to = greatest(a.attempted_to, l.last)
     FROM unnest($1::smallint[], $2::bigint[]) AS l(slot, last), durable WHERE a.slot = l.slot`,
    lastOfSlots(rows),
  );
}

/** Part of the transaction that removes the rows: nothing that is left was attempted, unless an earlier attempt had taken more. */
export async function endAttempt(
  connection: Reading,
  { attempts }: OutboxNames,
  rows: readonly WaitingRow[],
): Promise<void> {
  await connection.query(
    `UPDATE ${attempts} a SET attempted_to = CASE WHEN a.attempted_to > l.last THEN a.attempted_to ELSE 0 END
     FROM unnest($1::smallint[], $2::bigint[]) AS l(slot, last) WHERE a.slot = l.slot`,
    lastOfSlots(rows),
  );
}

/** Copies rows to where they block nobody. */
export async function setAside(connection: Reading, names: OutboxNames, rows: readonly GivenUpRow[]): Promise<void> {
  await connection.query(
    `INSERT INTO ${names.setAside} (id, slot, event_id, action, record, event, bytes, written_at, field, reason)
     SELECT o.id, o.slot, o.event_id, o.action, o.record, o.event, o.bytes, o.written_at, g.field, g.reason
     FROM unnest($1::smallint[], $2::bigint[], $3::text[], $4::text[]) AS g(slot, id, field, reason)
     JOIN ${names.table} o ON o.slot = g.slot AND o.id = g.id`,
    [
      rows.map(({ row }) => row.slot),
      rows.map(({ row }) => row.id),
      rows.map(({ field }) => withoutNul(field)),
      rows.map(({ reason }) => withoutNul(reason)),
    ],
  );
}

export async function removeRows(
  connection: Reading,
  { table }: OutboxNames,
  rows: readonly WaitingRow[],
): Promise<void> {
  await connection.query(
    `DELETE FROM ${table} o USING unnest($1::smallint[], $2::bigint[]) AS d(slot, id)
     WHERE o.slot = d.slot AND o.id = d.id`,
    [rows.map(({ slot }) => slot), rows.map(({ id }) => id)],
  );
}

/** Slots with the id of the last row of each. */
function lastOfSlots(rows: readonly WaitingRow[]): [slots: number[], ids: string[]] {
  const last = new Map(rows.map(({ slot, id }) => [slot, id]));
  return [[...last.keys()], [...last.values()]];
}

/** PostgreSQL has no text with NUL in it. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}
