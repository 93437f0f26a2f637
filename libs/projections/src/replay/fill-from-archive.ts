import { type NativeColumn } from '@docket/clickhouse';
import { type ProjectionDefinition } from '../definition/definition.js';
import { fillingIn } from './fill-from-topic.js';
import { type Passage, throughPassage, type TopicPiece } from './passage.js';
import { retried } from './retried.js';
import { type ReplayParts } from './surroundings.js';

/** How long one file may take. */
const FILE_MS = 600_000;

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
 * Fills parts into a version from the archive, file by file: a file is one block.
 * @param each is given every part in turn, with what fills it
 */
export async function fillFromArchive(
  parts: ReplayParts,
  definition: ProjectionDefinition,
  filled: { readonly version: number; readonly run: string },
  source: ArchiveSource,
  pieces: readonly ArchivedPiece[],
  each: (piece: TopicPiece, fill: () => Promise<void>) => Promise<void>,
): Promise<void> {
  if (pieces.length === 0) return;
  await throughPassage(parts, definition, filled, pieces, async (passage) => {
    for (const { file, ...piece } of pieces) {
      parts.signal.throwIfAborted();
      await each(piece, async () => {
        if (file) await insertFile(parts, source, passage, { ...piece, file });
      });
    }
  });
}

async function insertFile(
  parts: ReplayParts,
  source: ArchiveSource,
  passage: Passage,
  { file, ...piece }: TopicPiece & { readonly file: ArchivedFile },
): Promise<void> {
  const range = { where: `kafka_offset >= ${piece.from} AND kafka_offset < ${piece.below}` };
  const insert = passage.leftOut({ ...passage.insertOf(piece), ...range, columns: file.columns }, piece);
  await retried(parts, fillingIn(piece), () =>
    parts.writer.insertFile({ ...insert, format: 'Parquet', body: source.bytes(file), deadlineMs: FILE_MS }),
  );
}
