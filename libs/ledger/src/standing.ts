import { type LedgerTail } from './ledger.js';
import { type PartitionPlace } from './place.js';

/** What a topic still holds of a partition: first offset kept, and the offset after the newest record. */
export interface LogRange {
  readonly low: number;
  readonly high: number;
}

/** How a ledger stands to its log. */
export type Standing =
  | { readonly is: 'sound'; readonly behind: number }
  /** Offsets `from` to `to - 1` were deleted before they were written. */
  | { readonly is: 'gap'; readonly from: number; readonly to: number }
  /** The ledger knows of offsets that the log does not have: it is another log. */
  | { readonly is: 'beyond_end'; readonly next: number; readonly high: number };

/** Offset of the first record that is not surely written. */
export function positionOf({ pending, next }: LedgerTail): number {
  return pending?.first ?? next;
}

/** Compares the end of a ledger with its log. */
export function standingOf(tail: LedgerTail, { low, high }: LogRange): Standing {
  const position = positionOf(tail);
  if (tail.next > high) return { is: 'beyond_end', next: tail.next, high };
  if (low > position) return { is: 'gap', from: position, to: low };
  return { is: 'sound', behind: high - position };
}

/** Why a partition cannot go on, with the command that ends it; `undefined` when it can. */
export function whyStopped({ topic, partition }: PartitionPlace, standing: Standing): string | undefined {
  switch (standing.is) {
    case 'sound':
      return undefined;
    case 'gap':
      return (
        `${topic}/${partition}: offsets ${standing.from} to ${standing.to - 1} were deleted from the topic before they ` +
        `were ingested; to go on without them: docket ingest accept-gap ${partition} --to ${standing.to}`
      );
    case 'beyond_end':
      return (
        `${topic}/${partition}: the ledger is at offset ${standing.next}, but the topic ends at ${standing.high}; ` +
        'if the topic was made anew: docket ingest new-epoch'
      );
  }
}
