import { type NativeColumn } from '@docket/clickhouse';
import { erasedBelow, notErased } from '@docket/erasure';
import { type ProjectionDefinition } from '../definition/definition.js';
import { passageName, targetName } from '../versions/names.js';
import { carryOut, createPassage, dropPassage } from '../versions/statements.js';
import { type Cut } from './cut.js';
import { retried } from './retried.js';
import { type ReplayParts } from './surroundings.js';

/** Offsets of one partition, `below` no longer in it. */
export interface TopicPiece {
  readonly epoch: number;
  readonly partition: number;
  readonly from: number;
  readonly below: number;
}

/** Stored events as columns, to be inserted into a table like `audit_events`. */
export interface EventColumns {
  readonly rows: number;
  readonly columns: readonly NativeColumn[];
  /** Blocks of the Native format. @param constants what is the same for all of them; `ingestedAt` in ms since 1970 */
  encode(constants: { readonly epoch: number; readonly ingestedAt: number }): readonly Buffer[];
}

/** Reads stored events back out of the topic. */
export interface TopicSource {
  /**
   * The events of some ranges, each once, those of a partition in their order.
   * @param ranges ascending per partition
   */
  read(
    epoch: number,
    ranges: readonly Omit<TopicPiece, 'epoch'>[],
    signal: AbortSignal,
  ): AsyncIterable<Omit<TopicPiece, 'epoch'> & { readonly block: EventColumns }>;
}

/** Records of a piece, at most: they wait in memory until all of them are there. */
const PIECE_RECORDS = 50_000;

/** The pieces that everything up to a cut is read from the topic by. */
export function rangesOf({ epoch, next }: Cut, records: number): TopicPiece[] {
  const width = Math.min(PIECE_RECORDS, records);
  return Object.entries(next).flatMap(([partition, end]) =>
    Array.from({ length: Math.ceil(end / width) }, (_, index) => ({
      epoch,
      partition: Number(partition),
      from: index * width,
      below: Math.min(end, (index + 1) * width),
    })),
  );
}

/**
 * Fills pieces into a version from the topic: through a table that keeps nothing and a view of it. Doing it again changes nothing,
 * because a piece is one block with one token.
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
  const { writer, target, signal, topic } = parts;
  const epoch = pieces[0]?.epoch;
  if (epoch === undefined) return;
  const drop = dropPassage(definition.name, version, target);
  await carryOut(writer, ...drop, ...createPassage(definition, version, target));
  const table = passageName(definition.name, version);
  const erased = await erasedIn(parts, epoch, pieces);
  for await (const { partition, from, below, block } of source.read(epoch, pieces, signal)) {
    await each({ epoch, partition, from, below }, () =>
      retried(parts, `filling in offsets ${from} to ${below - 1} of partition ${partition}`, async () => {
        if (block.rows === 0) return;
        await writer.insertNative({
          table,
          columns: block.columns,
          body: block.encode({ epoch, ingestedAt: 0 }),
          token: `${targetName(definition.name, version)}/${run}/${epoch}/${partition}/${from}-${below}`,
          ...(from < (erased.get(partition) ?? 0) ? notErased({ topic, epoch, partition }) : {}),
          settings: { max_partitions_per_insert_block: '0' },
        });
      }),
    );
  }
  await carryOut(writer, ...drop);
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
