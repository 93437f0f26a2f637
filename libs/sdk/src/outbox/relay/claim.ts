import { randomUUID } from 'node:crypto';
import { type Reading } from '../queryable.js';
import { SLOTS } from '../slot.js';
import { type OutboxNames } from '../table.js';
import { inTransaction } from './transaction.js';

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

/** Rows that this attempt alone may send as new, by slot and, within one, in the order of their ids. */
export interface Claim {
  readonly attempt: string;
  readonly slots: readonly number[];
  readonly rows: readonly WaitingRow[];
}

/** How much is taken at once. */
export interface ClaimLimits {
  readonly rows: number;
  /** Of the events as text. Each slot gives one event at least, however large. */
  readonly bytes: number;
}

/** A quarter of them, so that relays that work side by side find some that are free. */
const SLOTS_AT_ONCE = SLOTS / 4;

interface FreeSlot {
  readonly slot: number;
  readonly attempted_to: string;
}

/**
 * Takes slots that nobody works on, reads the first rows of each, and writes down, for good, that they are about to be
 * sent: whoever reads them after this attempt has failed knows that they may be in Kafka. Per slot rather than per row,
 * which costs one small update for a whole batch.
 * @param from slot to begin the search with
 * @returns undefined when nothing waits, or only where others are at work
 */
export async function claimRows(
  connection: Reading,
  names: OutboxNames,
  from: number,
  limits: ClaimLimits,
): Promise<Claim | undefined> {
  return inTransaction(connection, async () => {
    const free = await freeSlots(connection, names, from);
    if (free.length === 0) return undefined;
    // A statement of its own, after the locks: it sees all that former holders of the slots deleted.
    const rows = await firstRows(connection, names, free, limits);
    const attempt = randomUUID();
    await noteAttempt(connection, names, attempt, rows);
    return { attempt, slots: [...new Set(rows.map(({ slot }) => slot))], rows };
  });
}

async function freeSlots(connection: Reading, { table, slots }: OutboxNames, from: number): Promise<FreeSlot[]> {
  const { rows } = await connection.query(
    `SELECT s.slot, s.attempted_to FROM ${slots} s WHERE EXISTS (SELECT 1 FROM ${table} o WHERE o.slot = s.slot)
     ORDER BY (s.slot - $1::integer + ${SLOTS}) % ${SLOTS} LIMIT ${SLOTS_AT_ONCE} FOR UPDATE OF s SKIP LOCKED`,
    [from],
  );
  return rows as FreeSlot[];
}

async function firstRows(
  connection: Reading,
  { table }: OutboxNames,
  free: readonly FreeSlot[],
  limits: ClaimLimits,
): Promise<WaitingRow[]> {
  const { rows } = await connection.query(
    `SELECT slot, id, event_id, action, record, event::text AS event, id <= attempted_to AS attempted
     FROM (SELECT o.*, s.attempted_to, sum(o.bytes) OVER (PARTITION BY o.slot ORDER BY o.id) - o.bytes AS before
           FROM unnest($1::smallint[], $2::bigint[]) AS s(slot, attempted_to) CROSS JOIN LATERAL
             (SELECT * FROM ${table} w WHERE w.slot = s.slot ORDER BY w.slot, w.id LIMIT $3::integer) o) AS first
     WHERE before < $4::bigint ORDER BY slot, id`,
    [
      free.map(({ slot }) => slot),
      free.map(({ attempted_to }) => attempted_to),
      Math.ceil(limits.rows / free.length),
      Math.ceil(limits.bytes / free.length),
    ],
  );
  return rows as WaitingRow[];
}

async function noteAttempt(
  connection: Reading,
  { slots }: OutboxNames,
  attempt: string,
  rows: readonly WaitingRow[],
): Promise<void> {
  const last = new Map(rows.map(({ slot, id }) => [slot, id]));
  // Whatever the database is set to: what is sent before this is on disk could be sent again as new.
  await connection.query('SET LOCAL synchronous_commit = on');
  await connection.query(
    `UPDATE ${slots} s SET claimed_by = $1::uuid, attempted_to = greatest(s.attempted_to, a.last)
     FROM unnest($2::smallint[], $3::bigint[]) AS a(slot, last) WHERE s.slot = a.slot`,
    [attempt, [...last.keys()], [...last.values()]],
  );
}
