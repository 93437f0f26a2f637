import { EMPTY_LEDGER, type KnownRecord, ledgerTail } from '@docket/ledger';
import { CommandError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { type AcceptedLoss, closeTail, lossLines, unwrittenOffsets } from './close-tail.js';
import { foreignRecords, type LedgerEnd } from './foreign-records.js';
import { takePartition } from './take-partition.js';
import { type LedgerAccess, withLedger } from './with-ledger.js';

/** The options of `docket ingest new-epoch`. */
export interface NewEpochOptions {
  readonly reason: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** What was begun, and what of the former epoch was given up. */
export interface BegunEpoch {
  readonly topic: string;
  readonly epoch: number;
  /** Why the topic is taken for a new one. */
  readonly signs: readonly string[];
  readonly closed: readonly AcceptedLoss[];
}

/** Begins an epoch and prints what that ended. @throws {CommandError} when the topic does not look new */
export async function runNewEpoch(options: NewEpochOptions, context: CliContext): Promise<void> {
  const begun = await withLedger(context, (access) => beginEpoch(access, options));
  if (options.json === true) {
    context.out.print(JSON.stringify(begun, undefined, 2));
    return;
  }
  const { topic, epoch, signs, closed } = begun;
  for (const sign of signs) context.out.print(sign);
  context.out.print(`epoch ${epoch} of topic ${topic} has begun: every partition is read from its first offset`);
  for (const loss of closed.filter(({ unwritten }) => unwritten.length > 0)) {
    for (const line of lossLines(loss)) context.out.print(`epoch ${loss.epoch}, ${line}`);
  }
  context.out.note('Ingesters that run are refused under the former epoch, and go on with this one by themselves.');
}

/**
 * Writes the epoch down first and takes every partition of the former one afterwards: an ingester that opens one in
 * between sees the new epoch, and all others are refused. Safe to repeat when it was interrupted.
 */
export async function beginEpoch(access: LedgerAccess, options: NewEpochOptions): Promise<BegunEpoch> {
  const { topic, store } = access;
  const current = await store.epoch(topic);
  const unused = (await store.partitions(topic, current)).length === 0;
  if (unused && current === 1) {
    throw new CommandError(`nothing was ingested of topic ${topic} yet: there is no epoch to end`);
  }
  const former = unused ? current - 1 : current;
  const signs = unused ? [`epoch ${current} had begun already; nothing is in it yet`] : await signsOf(access, former);
  if (signs.length === 0 && options.force !== true) {
    throw new CommandError(
      `topic ${topic} does not look new: no partition ends before what was ingested of it, or has another record at its ` +
        'end. With --force everything that it still has is stored a second time.',
    );
  }
  if (!unused) await store.beginEpoch(topic, former + 1, options.reason);
  const closed: AcceptedLoss[] = [];
  // Also those that are open and idle: their ingesters know nothing of the new epoch either.
  for (const partition of await store.claimed(topic, former)) {
    const place = { topic, epoch: former, partition };
    const taken = await takePartition(store, place);
    const unwritten = await unwrittenOffsets(store, place, taken);
    closed.push(await closeTail(store, place, taken, { unwritten, to: taken.tail.next }));
  }
  return { topic, epoch: former + 1, signs, closed };
}

/** What shows that the topic is not the one that was ingested. */
async function signsOf({ topic, store, ranges, records }: LedgerAccess, epoch: number): Promise<string[]> {
  const logs = await ranges();
  const partitions = await store.partitions(topic, epoch);
  const ends = await Promise.all(
    partitions.map(async (partition) => ({
      partition,
      rows: await store.tail({ topic, epoch, partition }),
      range: logs.get(partition),
    })),
  );
  const foreign = await foreignRecords(records, ends);
  return ends.map((end) => signOf(end, foreign.get(end.partition))).filter((sign) => sign !== undefined);
}

function signOf({ partition, rows, range }: LedgerEnd, foreign: KnownRecord | undefined): string | undefined {
  const { next } = ledgerTail(rows) ?? EMPTY_LEDGER;
  const ingested = `partition ${partition} was ingested up to offset ${next}`;
  if (!range) return `${ingested}, and the topic has no such partition`;
  if (next > range.high) return `${ingested}, and the topic ends at ${range.high}`;
  return foreign && `${ingested}, and the topic has another record at ${foreign.offset} than the one that was ingested`;
}
