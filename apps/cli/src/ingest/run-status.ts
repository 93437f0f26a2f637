import { CommandError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { table } from '../table.js';
import { partitionStatus, type PartitionStatus } from './partition-status.js';
import { withLedger } from './with-ledger.js';

/** Prints how ingestion stands. @throws {CommandError} when a partition cannot go on */
export async function runStatus({ json }: { json?: boolean }, context: CliContext): Promise<void> {
  const all = await withLedger(context, async ({ topic, store, ranges }) => {
    const epoch = await store.epoch(topic);
    const logs = await ranges();
    const partitions = new Set([...logs.keys(), ...(await store.partitions(topic, epoch))]);
    const sorted = [...partitions].sort((a, b) => a - b);
    return Promise.all(
      sorted.map((partition) => partitionStatus(store, { topic, epoch, partition }, logs.get(partition))),
    );
  });
  if (json === true) context.out.print(JSON.stringify(all, undefined, 2));
  else printTable(all, context);
  if (all.some(({ stopped }) => stopped !== null)) throw new CommandError('');
}

const HEAD = ['partition', 'epoch', 'low', 'next', 'high', 'lag', 'last batch', 'fence', 'taken', 'pending', 'state'];

function printTable(all: readonly PartitionStatus[], context: CliContext): void {
  context.out.print(table(HEAD, all.map(cells)));
  for (const { partition, stopped } of all) {
    if (stopped !== null) context.out.print(`\npartition ${partition} cannot go on: ${stopped}`);
  }
  if (all.length === 0)
    context.out.note('there is no such topic, and nothing in the ledger; run `docket topics apply`');
}

function cells(status: PartitionStatus): string[] {
  const { partition, epoch, low, next, high, lag, last_batch_at, fence, pending, stopped } = status;
  return [
    String(partition),
    String(epoch),
    shown(low),
    shown(next),
    shown(high),
    shown(lag),
    last_batch_at ?? '-',
    fence ? String(fence.number) : '-',
    fence ? `${ageOf(fence.taken_at)} ago` : '-',
    pending ? `${pending.first}-${pending.last}` : '-',
    stopped === null ? 'sound' : 'STOPPED',
  ];
}

function shown(number: number | null): string {
  return number === null ? '-' : String(number);
}

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
] as const;

function ageOf(time: string): string {
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(time)) / 1000));
  const [unit, size] = UNITS.find(([, each]) => seconds >= each) ?? ['s', 1];
  return `${Math.floor(seconds / size)} ${unit}`;
}
