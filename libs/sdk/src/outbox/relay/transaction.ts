import { type Reading } from '../queryable.js';

/**
 * Each statement sees what was committed before that statement: what is read after a lock was taken includes all that its
 * former holder did. The planner takes a table that is empty as a rule for a small one, and would read all of it when it is
 * not.
 */
const BEGIN = 'BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL enable_seqscan = off';

/** Work in one transaction of a relay. */
export async function inTransaction<T>(connection: Reading, work: () => Promise<T>): Promise<T> {
  await connection.query(BEGIN);
  try {
    const result = await work();
    await connection.query('COMMIT');
    return result;
  } catch (error) {
    // On a connection that is gone there is nothing left to roll back.
    await connection.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
