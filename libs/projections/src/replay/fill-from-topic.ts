import { type NativeColumn } from '@docket/clickhouse';
import { ERASED_COLUMNS, erasedBelow, notErased } from '@docket/erasure';
import { type ProjectionDefinition } from '../definition/definition.js';
import { bareSql } from '../rules/sql-words.js';
import { passageName, targetName } from '../versions/names.js';
import { carryOut, createPassage, dropPassage } from '../versions/statements.js';
import { type Cut } from './cut.js';
import { columnsOf } from './fill.js';
import { retried } from './retried.js';
import { type ReplayParts } from './surroundings.js';

/** Offsets of one partition, `below` no longer in it. */
export interface TopicPiece {
  readonly epoch: number;
  readonly partition: number;
  readonly from: number;
  readonly below: number;
}

/** The stored events of a piece, to be inserted into a table like `audit_events`. */
export interface PieceOfTopic extends Omit<TopicPiece, 'epoch'> {
  readonly rows: number;
  readonly columns: readonly NativeColumn[];
  /** One block of the Native format. */
  readonly body: readonly Buffer[];
}

/** Reads stored events back out of the topic. */
export interface TopicSource {
  /**
   * The events of some ranges, each once, those of a partition in their order.
   * @param ranges ascending per partition
   * @param columns those that are wanted
   */
  read(
    epoch: number,
    ranges: readonly Omit<TopicPiece, 'epoch'>[],
    columns: ReadonlySet<string>,
    signal: AbortSignal,
  ): AsyncIterable<PieceOfTopic>;
}

/** Records of a piece, at most: they wait in memory until all of them are there. */
const PIECE_RECORDS = 50_000;

/** All offsets before a cut. */
export function wholeOf(next: Cut['next']): Omit<TopicPiece, 'epoch'>[] {
  return Object.entries(next).map(([partition, below]) => ({ partition: Number(partition), from: 0, below }));
}

/** The pieces that ranges are read from the topic by. */
export function rangesOf(epoch: number, ranges: readonly Omit<TopicPiece, 'epoch'>[], records: number): TopicPiece[] {
  const width = Math.min(PIECE_RECORDS, records);
  return ranges.flatMap(({ partition, from, below }) =>
    Array.from({ length: Math.ceil((below - from) / width) }, (_, index) => ({
      epoch,
      partition,
      from: from + index * width,
      below: Math.min(below, from + (index + 1) * width),
    })),
  );
}

/**
 * Fills pieces into a version from the topic: through a table that keeps nothing and a view of it. Doing it again changes nothing,
 * because a piece is one block with one token. The next piece is read while one is inserted.
 * @param each is given every piece in turn, with what fills it
 */
export async function fillFromTopic(
  parts: ReplayParts,
  definition: ProjectionDefinition,
  { version, run }: { readonly version: number; readonly run: string },
  source: TopicSource,
  pieces: readonly TopicPiece[],
  each: (piece: TopicPiece, fill: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const { writer, target, signal } = parts;
  const epoch = pieces[0]?.epoch;
  if (epoch === undefined) return;
  const drop = dropPassage(definition.name, version, target);
  await carryOut(writer, ...drop, ...createPassage(definition, version, target));
  const erased = await erasedIn(parts, epoch, pieces);
  const columns = await columnsToRead(
    parts,
    definition,
    [...erased.values()].some((below) => below > 0),
  );
  let filling: Promise<void> = Promise.resolve();
  for await (const piece of source.read(epoch, pieces, columns, signal)) {
    await filling;
    const { partition, from, below } = piece;
    const token = `${targetName(definition.name, version)}/${run}/${epoch}/${partition}/${from}-${below}`;
    const isErased = from < (erased.get(partition) ?? 0);
    filling = each({ epoch, partition, from, below }, () =>
      insertPiece(parts, { table: passageName(definition.name, version), token, epoch, isErased }, piece),
    );
    // Told when it is awaited; until then nobody is listening.
    filling.catch(() => undefined);
  }
  await filling;
  await carryOut(writer, ...drop);
}

async function insertPiece(
  parts: ReplayParts,
  { table, token, epoch, isErased }: { table: string; token: string; epoch: number; isErased: boolean },
  { partition, from, below, rows, columns, body }: PieceOfTopic,
): Promise<void> {
  if (rows === 0) return;
  await retried(parts, `filling in offsets ${from} to ${below - 1} of partition ${partition}`, () =>
    parts.writer.insertNative({
      table,
      columns,
      body,
      token,
      settings: { max_partitions_per_insert_block: '0' },
      ...(isErased ? notErased({ topic: parts.topic, epoch, partition }) : {}),
    }),
  );
}

/** The columns of events that a projection is made of, and those that tell whether one was erased. */
async function columnsToRead(
  parts: ReplayParts,
  { select }: ProjectionDefinition,
  withErased: boolean,
): Promise<ReadonlySet<string>> {
  const words = new Set(`${bareSql(select)} ${withErased ? ERASED_COLUMNS : ''}`.match(/\w+/g));
  return new Set((await columnsOf(parts, 'audit_events')).filter((name) => words.has(name)));
}

/** Of each partition the first offset from which on nothing was erased: before it, what the topic still has is looked at. */
async function erasedIn(
  { writer, topic }: ReplayParts,
  epoch: number,
  pieces: readonly TopicPiece[],
): Promise<ReadonlyMap<number, number>> {
  const below = new Map<number, number>();
  for (const partition of new Set(pieces.map((piece) => piece.partition))) {
    below.set(partition, await erasedBelow(writer, { topic, epoch, partition }));
  }
  return below;
}
