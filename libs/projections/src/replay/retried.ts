import { waitOut } from '@docket/ledger';
import { type ReplayParts } from './surroundings.js';

/** Sends the same again while ClickHouse is away or busy. Only for what may be carried out twice. */
export async function retried<T>(
  { signal }: Pick<ReplayParts, 'signal'>,
  what: string,
  attempt: () => Promise<T>,
): Promise<T> {
  try {
    return await waitOut(signal, attempt);
  } catch (error) {
    // Why somebody ended it is no failure of what was done.
    if (error instanceof Error && error !== signal.reason) error.message = `${what}: ${error.message}`;
    throw error;
  }
}
