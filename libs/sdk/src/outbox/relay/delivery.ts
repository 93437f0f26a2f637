import { type Reading } from '../queryable.js';
import { type OutboxNames } from '../table.js';
import { type Claim, type WaitingRow } from './claim.js';
import { inTransaction } from './transaction.js';

/** A row that cannot be sent, and why. */
export interface GivenUpRow {
  readonly row: WaitingRow;
  /** Empty when it is not about one field. */
  readonly field: string;
  readonly reason: string;
}

/** What is to become of the rows of a claim. */
export interface Dispatch {
  readonly givenUp: readonly GivenUpRow[];
  /** Resolves when Kafka has all other rows of these slots. */
  send(slots: ReadonlySet<number>): Promise<void>;
}

/**
 * Sends the rows of a claim and removes them once Kafka has them, all while their slots are locked. Slots that another
 * relay has taken since they were claimed are left to it.
 * @returns the slots whose rows are done
 */
export async function deliver(
  connection: Reading,
  names: OutboxNames,
  claim: Claim,
  { givenUp, send }: Dispatch,
): Promise<ReadonlySet<number>> {
  return inTransaction(connection, async () => {
    const mine = await lockAgain(connection, names, claim);
    await send(mine);
    const done = claim.rows.filter(({ slot }) => mine.has(slot));
    const aside = givenUp.filter(({ row }) => mine.has(row.slot));
    if (aside.length > 0) await setAside(connection, names, aside);
    await removeRows(connection, names, done);
    await closeAttempt(connection, names, done);
    return mine;
  });
}

async function lockAgain(connection: Reading, { slots }: OutboxNames, claim: Claim): Promise<ReadonlySet<number>> {
  const { rows } = await connection.query(
    `SELECT slot FROM ${slots} WHERE slot = ANY($1::smallint[]) AND claimed_by = $2::uuid FOR UPDATE SKIP LOCKED`,
    [claim.slots, claim.attempt],
  );
  return new Set((rows as { slot: number }[]).map(({ slot }) => slot));
}

async function setAside(connection: Reading, names: OutboxNames, rows: readonly GivenUpRow[]): Promise<void> {
  await connection.query(
    `INSERT INTO ${names.setAside} (id, slot, event_id, action, record, event, bytes, written_at, field, reason)
     SELECT o.id, o.slot, o.event_id, o.action, o.record, o.event, o.bytes, o.written_at, g.field, g.reason
     FROM unnest($1::smallint[], $2::bigint[], $3::text[], $4::text[]) AS g(slot, id, field, reason)
     JOIN ${names.table} o ON o.slot = g.slot AND o.id = g.id`,
    [
      rows.map(({ row }) => row.slot),
      rows.map(({ row }) => row.id),
      rows.map(({ field }) => field),
      rows.map(({ reason }) => reason.replaceAll('\0', '')),
    ],
  );
}

async function removeRows(connection: Reading, { table }: OutboxNames, rows: readonly WaitingRow[]): Promise<void> {
  await connection.query(
    `DELETE FROM ${table} o USING unnest($1::smallint[], $2::bigint[]) AS d(slot, id)
     WHERE o.slot = d.slot AND o.id = d.id`,
    [rows.map(({ slot }) => slot), rows.map(({ id }) => id)],
  );
}

/** Nothing that is left was attempted, unless an earlier attempt had taken more than this one. */
async function closeAttempt(connection: Reading, { slots }: OutboxNames, rows: readonly WaitingRow[]): Promise<void> {
  const last = new Map(rows.map(({ slot, id }) => [slot, id]));
  await connection.query(
    `UPDATE ${slots} s SET claimed_by = NULL, attempted_to = CASE WHEN s.attempted_to > a.last THEN s.attempted_to ELSE 0 END
     FROM unnest($1::smallint[], $2::bigint[]) AS a(slot, last) WHERE s.slot = a.slot`,
    [[...last.keys()], [...last.values()]],
  );
}
