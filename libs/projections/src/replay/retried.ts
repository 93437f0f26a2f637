import { pause, type ReplayParts } from './surroundings.js';

const FIRST_MS = 250;
const LONGEST_MS = 5_000;
/** An outage that is longer is an operator's affair; the replay is taken up where it was. */
const PATIENCE_MS = 10 * 60_000;

/** Sends the same again while ClickHouse is away or busy. Only for what may be carried out twice. */
export async function retried<T>(
  { signal }: Pick<ReplayParts, 'signal'>,
  what: string,
  attempt: () => Promise<T>,
): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (let waitMs = FIRST_MS; ; waitMs = Math.min(LONGEST_MS, waitMs * 2)) {
    try {
      return await attempt();
    } catch (error) {
      if (!mayPass(error) || Date.now() > until) throw withContext(what, error);
      await pause(waitMs, signal);
    }
  }
}

/** Whether the same may succeed later. */
export function mayPass(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  return ('verdict' in error && error.verdict === 'retry') || ('retriable' in error && error.retriable === true);
}

function withContext(what: string, error: unknown): unknown {
  if (error instanceof Error) error.message = `${what}: ${error.message}`;
  return error;
}
