import { waitOut } from '@docket/ledger';

/** Waits out that something is away or busy; nothing is begun any more once the signal has fired. */
export function whileWanted<T>(signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
  return waitOut(signal, () => {
    signal.throwIfAborted();
    return attempt();
  });
}
