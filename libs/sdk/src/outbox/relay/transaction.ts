import { type Reading } from '../queryable.js';

/**
 * Work in one transaction. Each of its statements sees what was committed before that statement: what is read after a
 * lock was taken includes all that its former holder did.
 */
export async function inTransaction<T>(connection: Reading, work: () => Promise<T>): Promise<T> {
  await connection.query('BEGIN ISOLATION LEVEL READ COMMITTED');
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
