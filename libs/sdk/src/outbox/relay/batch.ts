import { type Reading } from '../queryable.js';
import { type OutboxNames } from '../table.js';
import * as rowsOf from './rows.js';
import { inTransaction } from './transaction.js';

/** What became of a batch. */
export interface BatchResult {
  readonly slots: readonly number[];
  readonly sent: readonly rowsOf.WaitingRow[];
  readonly givenUp: readonly rowsOf.GivenUpRow[];
}

/** The database as a relay uses it. */
export interface BatchDatabase {
  readonly names: OutboxNames;
  /** Holds the locks while events are sent. */
  readonly holder: Reading;
  /** Commits meanwhile that an attempt is made. */
  readonly witness: Reading;
}

/**
 * Takes a batch to Kafka: locks slots, reads the first rows of each, sends them, removes them.
 *
 * Who holds a slot is alone with it: the lock ends with the connection that has it, and nobody else reads the slot before.
 * That an attempt is made is committed before it is made, and the lock is looked at once more after that: so whoever
 * has the slot next knows of the attempt, and a row is sent at most once without being marked as a redelivery.
 * @param from slot to begin the search with
 * @param send resolves when Kafka has all rows but those it gives up, in their order
 * @returns undefined when nothing waits, or only where others are at work
 */
export async function takeBatch(
  { names, holder, witness }: BatchDatabase,
  from: number,
  limits: rowsOf.BatchLimits,
  send: (rows: readonly rowsOf.WaitingRow[], begin: () => Promise<void>) => Promise<readonly rowsOf.GivenUpRow[]>,
): Promise<BatchResult | undefined> {
  return inTransaction(holder, async () => {
    const slots = await rowsOf.lockSlots(holder, names, from);
    if (slots.length === 0) return undefined;
    const rows = await rowsOf.firstRows(holder, names, slots, limits);
    const givenUp = await send(rows, async () => {
      await rowsOf.beginAttempt(witness, names, rows);
      await holder.query('SELECT 1');
    });
    if (givenUp.length > 0) await rowsOf.setAside(holder, names, givenUp);
    await rowsOf.removeRows(holder, names, rows);
    await rowsOf.endAttempt(holder, names, rows);
    const gone = new Set(givenUp.map(({ row }) => row));
    return { slots, sent: rows.filter((row) => !gone.has(row)), givenUp };
  });
}
