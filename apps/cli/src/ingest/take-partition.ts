import {
  EMPTY_LEDGER,
  type Fence,
  type LedgerStore,
  ledgerTail,
  type LedgerTail,
  type PartitionPlace,
} from '@docket/ledger';
import { CommandError } from '../command-error.js';
import { operatorName } from '../operator-name.js';

/** A partition that is ours until the next one takes it. */
export interface Taken {
  readonly fence: Fence;
  readonly tail: LedgerTail;
}

const ATTEMPTS = 10;
const WAIT_MS = 500;

/**
 * Takes a partition as an ingester does: fence, drain, tail, in this order. Whoever had it is refused from now on.
 * @throws {CommandError} when others take it again and again
 */
export async function takePartition(store: LedgerStore, place: PartitionPlace): Promise<Taken> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const fence = await store.takeFence(place, operatorName());
    if (fence) {
      await drained(store, place, fence);
      return { fence, tail: ledgerTail(await store.tail(place)) ?? EMPTY_LEDGER };
    }
    await wait();
  }
  throw new CommandError(`partition ${place.partition} is being opened by others again and again; try later`);
}

/** Waits until nothing runs for the partition any more, as long as that takes. */
async function drained(store: LedgerStore, place: PartitionPlace, fence: Fence): Promise<void> {
  for (;;) {
    try {
      await store.drain(place, fence);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'verdict' in error && error.verdict === 'retry')) throw error;
      await wait();
    }
  }
}

function wait(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, WAIT_MS));
}
