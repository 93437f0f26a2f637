import { defineQuery, rowType } from '@docket/clickhouse';
import { beforeBounds, pause, TopicHold } from '@docket/ledger';
import { z } from 'zod';
import { type ProjectionDefinition } from '../definition/definition.js';
import { targetName } from '../versions/names.js';
import { selectRows } from '../versions/statements.js';
import { type Cut } from './cut.js';
import { ReplayError } from './replay-error.js';
import { retried } from './retried.js';
import { type ReplayParts } from './surroundings.js';

/** Events of one statement, at most: as many rows are one block, which is there whole or not at all. */
const PIECE_EVENTS = 1_000_000;

/** A part of the events up to a cut: a range of offsets of all partitions, which lie close together in the table. */
export interface Piece {
  readonly epoch: number;
  readonly from: number;
  /** The first offset that is no longer in it. */
  readonly below: number;
}

const rangesQuery = (where: string) =>
  defineQuery({
    name: 'replay.ranges',
    sql:
      'SELECT epoch, min(kafka_offset) AS low, max(kafka_offset) AS high, uniqExact(kafka_partition) AS partitions ' +
      `FROM audit_events WHERE ${where} GROUP BY epoch ORDER BY epoch`,
    params: z.object({}),
    row: z.object({ epoch: rowType.int, low: rowType.int64, high: rowType.int64, partitions: rowType.int64 }),
    limits: { executionSeconds: 300, rowsToRead: 100_000_000_000 },
  });

const columnsQuery = defineQuery({
  name: 'replay.columns',
  sql: 'SELECT name FROM system.columns WHERE database = currentDatabase() AND table = {table:String} ORDER BY position',
  params: z.object({ table: z.string() }),
  row: z.object({ name: z.string() }),
});

/** Columns of a table, in its order. */
export async function columnsOf({ writer }: ReplayParts, table: string): Promise<string[]> {
  return (await writer.query(columnsQuery, { table })).map(({ name }) => name);
}

/** Seconds that a piece may take at the highest rate that is allowed: that much at once is what others feel. */
const PIECE_SECONDS = 2;

/** Events of a piece, at most. @param maxRate events per second that are allowed */
export function pieceEvents(maxRate = Infinity): number {
  return Math.min(PIECE_EVENTS, Math.max(1_000, Math.floor(maxRate * PIECE_SECONDS)));
}

/**
 * The pieces of so many events that a version is filled in by. They are the same whenever they are asked for, once everything
 * up to the cut is in the table.
 * @param where condition on the events that are filled in
 */
export async function piecesOf({ writer }: ReplayParts, cut: Cut, events: number, where = 'true'): Promise<Piece[]> {
  const ranges = await writer.query(rangesQuery(where), {});
  return ranges.flatMap(({ epoch, low, high, partitions }) => {
    if (epoch > cut.epoch) return [];
    // Of the cut, because later events are in the table by the time a replay is taken up again.
    const end = epoch === cut.epoch ? Math.max(0, ...Object.values(cut.next)) : high + 1;
    const width = Math.ceil(events / (epoch === cut.epoch ? Object.keys(cut.next).length || 1 : partitions));
    const first = Math.floor(low / width);
    return Array.from({ length: Math.max(0, Math.ceil(end / width) - first) }, (_, index) => ({
      epoch,
      from: (first + index) * width,
      below: Math.min(end, (first + index + 1) * width),
    }));
  });
}

/** How long a batch that was decided before the cut may take to be written. */
const CLOSING_MS = 60_000;
const LOOK_MS = 200;

/**
 * Waits until everything up to the cut is in the table.
 * @throws {ReplayError} when that takes too long: nobody writes what is pending
 */
export async function untilClosed({ writer, topic, signal }: ReplayParts, cut: Cut): Promise<void> {
  const hold = new TopicHold(writer, topic);
  const until = Date.now() + CLOSING_MS;
  for (;;) {
    const [open] = await hold.behind(cut);
    if (open === undefined) return;
    if (Date.now() > until) {
      throw new ReplayError(
        `partition ${open} has a batch that is decided and not written: is ingestion running? ` +
          '(`docket ingest status`) The replay goes on where it was when it is started again.',
      );
    }
    await pause(LOOK_MS, signal);
  }
}

/** Fills the events of a piece into a version. Doing it again changes nothing. */
export async function fillPiece(
  parts: ReplayParts,
  definition: ProjectionDefinition,
  filled: { version: number; cut: Cut; run: string; columns: readonly string[]; where: string },
  piece: Piece,
): Promise<void> {
  const { version, cut, run, columns, where } = filled;
  const { epoch, from, below } = piece;
  const range = `epoch = ${epoch} AND kafka_offset >= ${from} AND kafka_offset < ${below}`;
  const included = `${beforeBounds(cut)} AND ${range} AND ${where}`;
  const table = targetName(definition.name, version);
  await retried(parts, `filling in offsets ${from} to ${below - 1}`, () =>
    parts.writer.insertSelected({
      table,
      columns,
      select: selectRows(definition, { events: 'audit_events', included }, parts.target),
      token: `${table}/${run}/${epoch}/${from}-${below}`,
      deadlineMs: 600_000,
      settings: FILL_SETTINGS,
    }),
  );
}

/** Of statements that read many events. What does not fit into memory goes to disk, so that queries have theirs. */
export const FILL_SETTINGS = {
  max_memory_usage: String(3 * 2 ** 30),
  max_bytes_before_external_group_by: String(512 << 20),
  max_bytes_before_external_sort: String(512 << 20),
  // Old logs that are imported span more months than ClickHouse takes for no mistake.
  max_partitions_per_insert_block: '0',
};
