import { type LedgerTail } from './ledger.js';
import { type PartitionPlace } from './place.js';
import { type KnownRecord } from './record-mark.js';

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

/** The record at `offset`, the last one before `next`, is not the one that was ingested: it is another log. */
export interface AnotherLog {
  readonly is: 'another_log';
  readonly offset: number;
  readonly next: number;
}

type LedgerEnd = Pick<LedgerTail, 'next' | 'pending'>;

/** Offset of the first record that is not surely written. */
export function positionOf({ pending, next }: LedgerEnd): number {
  return pending?.first ?? next;
}

/** Compares the end of a ledger with its log. */
export function standingOf(tail: LedgerEnd, { low, high }: LogRange): Standing {
  const position = positionOf(tail);
  if (tail.next > high) return { is: 'beyond_end', next: tail.next, high };
  if (low > position) return { is: 'gap', from: position, to: low };
  return { is: 'sound', behind: high - position };
}

/** The standing to a log that has another record than the one that is known, the last one before `next`. */
export function anotherLog({ offset }: KnownRecord, next: number): AnotherLog {
  return { is: 'another_log', offset, next };
}

/** Why a partition cannot go on, with the command that ends it; `undefined` when it can. */
export function whyStopped({ topic, partition }: PartitionPlace, standing: Standing | AnotherLog): string | undefined {
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
    case 'another_log':
      return (
        `${topic}/${partition}: the record at offset ${standing.offset} is not the one that was ingested there, so the ` +
        `topic was made anew, and its offsets 0 to ${standing.next - 1} were never ingested; ` +
        'to read it from its beginning: docket ingest new-epoch'
      );
  }
}
