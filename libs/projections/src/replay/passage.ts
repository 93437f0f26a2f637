import { ErasedOffsets } from '@docket/erasure';
import { type ProjectionDefinition } from '../definition/definition.js';
import { passageName, targetName } from '../versions/names.js';
import { carryOut, createPassage, dropPassage } from '../versions/statements.js';
import { type ReplayParts } from './surroundings.js';

/** Offsets of one partition, `below` no longer in it. */
export interface TopicPiece {
  readonly epoch: number;
  readonly partition: number;
  readonly from: number;
  readonly below: number;
}

/** An insert of the events of a piece, as far as it is the same wherever they come from. */
export interface PieceInsert {
  readonly table: string;
  /** The piece is one block, with this token, so that doing it again changes nothing. */
  readonly token: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** The way of events that do not come out of `audit_events` into a version: a table that keeps nothing, and a view of it. */
export interface Passage {
  insertOf(piece: TopicPiece): PieceInsert;
  /** The same insert without what was erased. */
  leftOut<T extends Parameters<ErasedOffsets['leftOut']>[0]>(insert: T, piece: TopicPiece): T;
  /** Whether anything was erased of the pieces at all. */
  readonly isAnyErased: boolean;
}

/** Opens the way for some pieces, for the time of one piece of work. */
export async function throughPassage(
  { writer, target, topic }: ReplayParts,
  definition: ProjectionDefinition,
  { version, run }: { readonly version: number; readonly run: string },
  pieces: readonly TopicPiece[],
  work: (passage: Passage) => Promise<void>,
): Promise<void> {
  const drop = dropPassage(definition.name, version, target);
  await carryOut(writer, ...drop, ...createPassage(definition, version, target));
  const erased = new Map<number, ErasedOffsets>();
  for (const { epoch, partition } of pieces) {
    if (!erased.has(partition)) erased.set(partition, await ErasedOffsets.of(writer, { topic, epoch, partition }));
  }
  await work({
    insertOf: ({ epoch, partition, from, below }) => ({
      table: passageName(definition.name, version),
      token: `${targetName(definition.name, version)}/${run}/${epoch}/${partition}/${from}-${below}`,
      settings: { max_partitions_per_insert_block: '0' },
    }),
    leftOut: (insert, { partition, from }) => erased.get(partition)?.leftOut(insert, from) ?? insert,
    isAnyErased: [...erased.values()].some(({ below }) => below > 0),
  });
  await carryOut(writer, ...drop);
}
