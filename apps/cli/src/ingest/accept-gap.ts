import {
  EMPTY_LEDGER,
  ledgerTail,
  type LedgerTail,
  type LogRange,
  type PartitionPlace,
  positionOf,
  standingOf,
} from '@docket/ledger';
import { CommandError, usageError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { type AcceptedLoss, closeTail, lossLines, unwrittenOffsets } from './close-tail.js';
import { takePartition } from './take-partition.js';
import { type LedgerAccess, withLedger } from './with-ledger.js';

/** The options of `docket ingest accept-gap`. */
export interface AcceptGapOptions {
  readonly to: number;
  readonly evenExisting?: boolean;
  readonly json?: boolean;
}

/** Accepts a gap and prints what was given up. @throws {CommandError} when there is none, or `--to` does not end it */
export async function runAcceptGap(partition: number, options: AcceptGapOptions, context: CliContext): Promise<void> {
  const loss = await withLedger(context, (access) => acceptGap(access, partition, options));
  if (options.json === true) {
    context.out.print(JSON.stringify(loss, undefined, 2));
    return;
  }
  for (const line of lossLines(loss)) context.out.print(line);
  context.out.print(`written down in the ledger by ${loss.owner}, under fence ${loss.fence}`);
  context.out.note(
    'An ingester that had stopped this partition takes it up by itself within some minutes, at once when it is started again.',
  );
}

/** Takes the partition and writes down what is lost. */
export async function acceptGap(
  { topic, store, ranges }: LedgerAccess,
  partition: number,
  options: AcceptGapOptions,
): Promise<AcceptedLoss> {
  const place = { topic, epoch: await store.epoch(topic), partition };
  const range = async (): Promise<LogRange> => {
    const found = (await ranges()).get(partition);
    if (!found) throw usageError(`topic ${topic} has no partition ${partition}`);
    return found;
  };
  await checkUntaken(store, place, await range(), options);
  const taken = await takePartition(store, place);
  // Asked again: only what is read under the fence is sure.
  const log = await range();
  checkGap(taken.tail, log, options);
  const unwritten = await unwrittenOffsets(store, place, taken);
  checkUnwritten(unwritten, taken.tail, options);
  return closeTail(store, place, taken, { unwritten, to: options.to });
}

/** The same check without taking anything: a command that is refused must not disturb an ingester. */
async function checkUntaken(
  store: LedgerAccess['store'],
  place: PartitionPlace,
  log: LogRange,
  options: AcceptGapOptions,
): Promise<void> {
  checkGap(ledgerTail(await store.tail(place)) ?? EMPTY_LEDGER, log, options);
}

function checkGap(tail: LedgerTail, log: LogRange, { to, evenExisting }: AcceptGapOptions): void {
  const standing = standingOf(tail, log);
  if (standing.is === 'beyond_end') {
    throw new CommandError(
      `this is no gap: the ledger is at ${standing.next} and the topic ends at ${standing.high}; ` +
        'if it was made anew: docket ingest new-epoch',
    );
  }
  if (standing.is === 'sound') {
    throw new CommandError(
      `there is no gap: the partition is at offset ${positionOf(tail)}, and the topic still has everything from ${log.low} on`,
    );
  }
  if (to < standing.to) {
    throw new CommandError(`a gap would remain: the first offset the topic has is ${standing.to}; --to ${standing.to}`);
  }
  if (to > log.high) throw new CommandError(`--to ${to} is beyond the end of the topic, ${log.high}`);
  if (to > standing.to && evenExisting !== true) {
    throw new CommandError(
      `offsets ${standing.to} to ${to - 1} are still in the topic and would be lost: --to ${standing.to}, ` +
        'or --even-existing if that is meant',
    );
  }
}

/** A batch that lost its first records cannot be formed again, so what is left of it cannot be written either. */
function checkUnwritten(unwritten: readonly number[], { pending }: LedgerTail, { to }: AcceptGapOptions): void {
  const existing = unwritten.filter((offset) => offset >= to);
  if (!pending || existing.length === 0) return;
  throw new CommandError(
    `the batch ${pending.first}-${pending.last} was decided, and ${existing.length} of its records from ${to} on are in ` +
      `the topic but not in the tables; it cannot be written again because its beginning is gone. ` +
      `To give them up as well: --to ${pending.last + 1} --even-existing`,
  );
}
