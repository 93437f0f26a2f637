import { type NativeColumn, type NativeInsert } from '@docket/clickhouse';
import { ERASED_WORDS } from '@docket/erasure';
import { type ProjectionDefinition } from '../definition/definition.js';
import { bareSql } from '../rules/sql-words.js';
import { type Cut } from './cut.js';
import { columnsOf } from './fill.js';
import { type Passage, throughPassage, type TopicPiece } from './passage.js';
import { retried } from './retried.js';
import { type ReplayParts } from './surroundings.js';

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

/** The pieces that ranges are read from the topic by. @param records of a piece, at most */
export function rangesOf(
  epoch: number,
  ranges: readonly Omit<TopicPiece, 'epoch'>[],
  records = PIECE_RECORDS,
): TopicPiece[] {
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
 * Fills pieces into a version from the topic. The next piece is read while one is inserted.
 * @param each is given every piece in turn, with what fills it
 */
export async function fillFromTopic(
  parts: ReplayParts,
  definition: ProjectionDefinition,
  filled: { readonly version: number; readonly run: string },
  source: TopicSource,
  pieces: readonly TopicPiece[],
  each: (piece: TopicPiece, fill: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const epoch = pieces[0]?.epoch;
  if (epoch === undefined) return;
  await throughPassage(parts, definition, filled, pieces, async (passage) => {
    const columns = await columnsToRead(parts, definition, passage);
    let filling: Promise<void> = Promise.resolve();
    for await (const piece of source.read(epoch, pieces, columns, parts.signal)) {
      await filling;
      const { partition, from, below } = piece;
      const placed = { epoch, partition, from, below };
      filling = each(placed, () => insertPiece(parts, passage, placed, piece));
      // Told when it is awaited; until then nobody is listening.
      filling.catch(() => undefined);
    }
    await filling;
  });
}

async function insertPiece(
  parts: ReplayParts,
  passage: Passage,
  piece: TopicPiece,
  { rows, columns, body }: PieceOfTopic,
): Promise<void> {
  if (rows === 0) return;
  const insert: NativeInsert = { ...passage.insertOf(piece), columns, body };
  await retried(parts, fillingIn(piece), () => parts.writer.insertNative(passage.leftOut(insert, piece)));
}

/** What is done, for messages. */
export function fillingIn({ partition, from, below }: TopicPiece): string {
  return `filling in offsets ${from} to ${below - 1} of partition ${partition}`;
}

/** The columns of events that a projection is made of, and those that tell whether one was erased. */
async function columnsToRead(
  parts: ReplayParts,
  { select }: ProjectionDefinition,
  { isAnyErased }: Passage,
): Promise<ReadonlySet<string>> {
  const words = new Set([...(bareSql(select).match(/\w+/g) ?? []), ...(isAnyErased ? ERASED_WORDS : [])]);
  return new Set((await columnsOf(parts, 'audit_events')).filter((name) => words.has(name)));
}
