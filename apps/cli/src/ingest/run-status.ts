import { type KnownRecord } from '@docket/ledger';
import { CommandError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { table } from '../table.js';
import { brokenViewLines, brokenViewStatus } from './broken-view-status.js';
import { foreignRecords } from './foreign-records.js';
import { partitionStatus, type PartitionStatus, viewPartition } from './partition-status.js';
import { type LedgerAccess, withLedger } from './with-ledger.js';

/** Prints how ingestion stands. @throws {CommandError} when a partition cannot go on */
export async function runStatus({ json }: { json?: boolean }, context: CliContext): Promise<void> {
  const { partitions, broken } = await withLedger(context, async (access) => ({
    partitions: await statusOfAll(access, context),
    broken: await access.views.list(access.topic),
  }));
  const broken_views = brokenViewStatus(broken);
  if (json === true) {
    context.out.print(JSON.stringify({ partitions, broken_views }, undefined, 2));
  } else {
    printTable(partitions, context);
    for (const line of broken_views.flatMap(brokenViewLines)) context.out.print(line);
  }
  if (partitions.some(({ stopped }) => stopped !== null)) throw new CommandError('');
}

async function statusOfAll(access: LedgerAccess, context: CliContext): Promise<PartitionStatus[]> {
  const { topic, store, ranges, records } = access;
  const epoch = await store.epoch(topic);
  const logs = await ranges();
  const partitions = new Set([...logs.keys(), ...(await store.partitions(topic, epoch))]);
  const views = await Promise.all(
    [...partitions]
      .sort((a, b) => a - b)
      .map((partition) => viewPartition(store, { topic, epoch, partition }, logs.get(partition))),
  );
  const ends = views.map(({ place: { partition }, rows, range }) => ({ partition, rows, range }));
  const foreign = await foreignRecords(records, ends).catch((error: unknown) => {
    context.out.note(
      `the topic was not compared with what was ingested of it: ${error instanceof Error ? error.message : String(error)}`,
    );
    return new Map<number, KnownRecord>();
  });
  return views.map((view) => partitionStatus(view, foreign.get(view.place.partition)));
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
