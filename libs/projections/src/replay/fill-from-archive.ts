import { type NativeColumn } from '@docket/clickhouse';
import { erasedBelow, notErased } from '@docket/erasure';
import { type ProjectionDefinition } from '../definition/definition.js';
import { passageName, targetName } from '../versions/names.js';
import { carryOut, createPassage, dropPassage } from '../versions/statements.js';
import { type TopicPiece } from './fill-from-topic.js';
import { retried } from './retried.js';
import { type ReplayParts } from './surroundings.js';

/** A file of archived events, Parquet. */
export interface ArchivedFile {
  /** With the types of ClickHouse that it is to be read as. */
  readonly columns: readonly NativeColumn[];
}

/** Offsets that one file covers; it may have more. */
export interface ArchivedPart extends Omit<TopicPiece, 'epoch'> {
  /** Undefined when nothing was stored of them. */
  readonly file: ArchivedFile | undefined;
}

/** Reads events out of an archive. */
export interface ArchiveSource {
  /** Which files cover some ranges of offsets of an epoch, and which of their offsets none does. */
  covering(
    epoch: number,
    ranges: readonly Omit<TopicPiece, 'epoch'>[],
  ): { readonly pieces: readonly ArchivedPart[]; readonly rest: readonly Omit<TopicPiece, 'epoch'>[] };
  /** The bytes of a file. */
  bytes(file: ArchivedFile): AsyncIterable<Buffer>;
}

/** A part of a version that comes out of the archive. */
export type ArchivedPiece = TopicPiece & Pick<ArchivedPart, 'file'>;

/**
 * Fills parts into a version from the archive, file by file, through the same table that keeps nothing as events out of the topic. A file
 * is one block, with one token.
 * @param each is given every part in turn, with what fills it
 */
export async function fillFromArchive(
  parts: ReplayParts,
  definition: ProjectionDefinition,
  { version, run }: { readonly version: number; readonly run: string },
  source: ArchiveSource,
  pieces: readonly ArchivedPiece[],
  each: (piece: TopicPiece, fill: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const { writer, target, signal } = parts;
  if (pieces.length === 0) return;
  const drop = dropPassage(definition.name, version, target);
  await carryOut(writer, ...drop, ...createPassage(definition, version, target));
  const names = { table: passageName(definition.name, version), version: targetName(definition.name, version), run };
  for (const { file, ...piece } of pieces) {
    signal.throwIfAborted();
    await each(piece, async () => {
      if (file) await insertFile(parts, source, names, { ...piece, file });
    });
  }
  await carryOut(writer, ...drop);
}

async function insertFile(
  parts: ReplayParts,
  source: ArchiveSource,
  names: { readonly table: string; readonly version: string; readonly run: string },
  { file, epoch, partition, from, below }: TopicPiece & { readonly file: ArchivedFile },
): Promise<void> {
  const { writer, topic } = parts;
  const place = { topic, epoch, partition };
  const left = from < (await erasedBelow(writer, place)) ? notErased(place) : undefined;
  const range = `kafka_offset >= ${from} AND kafka_offset < ${below}`;
  await retried(parts, `filling in offsets ${from} to ${below - 1} of partition ${partition}`, () =>
    writer.insertFile({
      table: names.table,
      format: 'Parquet',
      columns: file.columns,
      body: source.bytes(file),
      where: left ? `${range} AND ${left.where}` : range,
      params: { ...left?.params },
      token: `${names.version}/${names.run}/archive/${epoch}/${partition}/${from}-${below}`,
      settings: { max_partitions_per_insert_block: '0' },
      deadlineMs: 600_000,
    }),
  );
}
