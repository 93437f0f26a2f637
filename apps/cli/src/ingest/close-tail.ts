import { type LedgerStore, lossRows, type PartitionPlace, unwrittenOf } from '@docket/ledger';
import { type Taken } from './take-partition.js';

/** What was given up. */
export interface AcceptedLoss {
  readonly partition: number;
  readonly epoch: number;
  /** Offsets that no batch had decided about, `from` to `to`, both included; null when there are none. */
  readonly undecided: { readonly from: number; readonly to: number } | null;
  /** Offsets of a batch that was decided and not written whole. */
  readonly unwritten: readonly number[];
  /** Where the partition goes on. */
  readonly next: number;
  readonly fence: number;
  readonly owner: string;
}

/** Offsets that a pending batch should have written and has not; none when nothing is pending. */
export async function unwrittenOffsets(
  store: LedgerStore,
  place: PartitionPlace,
  { tail: { pending } }: Taken,
): Promise<number[]> {
  if (!pending) return [];
  return unwrittenOf(pending, await store.writtenOffsets(place, pending.first, pending.last));
}

/**
 * Ends the ledger of a partition at `to` (or at its own end, when that is later), all or nothing, whatever is missing.
 * A batch that cannot be written again may lack rows in projections too, so its hours are listed for repair first.
 */
export async function closeTail(
  store: LedgerStore,
  place: PartitionPlace,
  { fence, tail }: Taken,
  loss: { readonly unwritten: readonly number[]; readonly to: number },
): Promise<AcceptedLoss> {
  const { pending, next } = tail;
  const { owner } = fence;
  const rows = lossRows(tail, loss.unwritten, loss.to, { owner, at: await store.now() });
  if (pending) {
    const hours = await store.hours(place, pending.first, pending.last);
    await store.listHours(place, fence, pending, { hours, token: `${owner}/hours` });
  }
  if (rows.length > 0) await store.intend(place, fence, ...rows);
  return {
    partition: place.partition,
    epoch: place.epoch,
    undecided: loss.to > next ? { from: next, to: loss.to - 1 } : null,
    unwritten: loss.unwritten,
    next: Math.max(next, loss.to),
    fence: fence.number,
    owner,
  };
}

/** What was given up, in words. */
export function lossLines({ partition, undecided, unwritten, next }: AcceptedLoss): string[] {
  const lines: string[] = [];
  if (undecided) {
    const count = undecided.to - undecided.from + 1;
    lines.push(`partition ${partition}: offsets ${undecided.from} to ${undecided.to} (${count} records) are lost`);
  }
  if (unwritten.length > 0) {
    const shown = unwritten.slice(0, 20).join(', ') + (unwritten.length > 20 ? ', …' : '');
    lines.push(`partition ${partition}: ${unwritten.length} records of an unfinished batch are lost: ${shown}`);
  }
  if (lines.length === 0) lines.push(`partition ${partition}: nothing is lost`);
  return [...lines, `partition ${partition}: goes on at offset ${next}`];
}
