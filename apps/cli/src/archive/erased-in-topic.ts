import { randomUUID } from 'node:crypto';
import { type Erasures } from '@docket/archive';
import { TopicWorkers, type WorkerSurroundings } from '@docket/batch';
import { type ClickHouseWriter, defineQuery, quoteName, rowType } from '@docket/clickhouse';
import { ERASED_WORDS, type ErasedPlace, erasedBelow, notErased } from '@docket/erasure';
import { rangesOf } from '@docket/projections';
import { z } from 'zod';

/**
 * Tells how many events of a range were erased: those that the topic has, that were stored, and that the list of erasures is of. An
 * event that is missing for any other reason is not among them.
 */
export class ErasedInTopic implements Erasures {
  constructor(
    private readonly writer: ClickHouseWriter,
    private readonly surroundings: WorkerSurroundings,
    private readonly signal: AbortSignal,
  ) {}

  async erasedIn(range: { epoch: number; partition: number; first: number; last: number }): Promise<number> {
    const place = { topic: this.surroundings.topic, epoch: range.epoch, partition: range.partition };
    if (range.last < range.first || range.first >= (await erasedBelow(this.writer, place))) return 0;
    const table = `archive_erased_${randomUUID().slice(0, 8)}`;
    await this.writer.command(`CREATE TABLE ${quoteName(table)} AS audit_events ENGINE = Memory`);
    try {
      return (await this.#read(table, place, range)) - (await this.#left(table, place));
    } finally {
      await this.writer.command(`DROP TABLE IF EXISTS ${quoteName(table)} SYNC`).catch(() => undefined);
    }
  }

  /** Puts what was stored of the range into the table, as the topic has it. @returns how many */
  async #read(
    table: string,
    { epoch, partition }: ErasedPlace,
    range: { first: number; last: number },
  ): Promise<number> {
    const columns = new Set(ERASED_WORDS);
    let rows = 0;
    const pieces = rangesOf(epoch, [{ partition, from: range.first, below: range.last + 1 }]);
    for await (const piece of new TopicWorkers(this.surroundings, 1).read(epoch, pieces, columns, this.signal)) {
      rows += piece.rows;
      if (piece.rows > 0) await this.writer.insertNative({ table, columns: piece.columns, body: piece.body });
    }
    return rows;
  }

  async #left(table: string, place: ErasedPlace): Promise<number> {
    const { where, params } = notErased(place);
    const query = defineQuery({
      name: 'archive.not_erased',
      sql: `SELECT count() AS rows FROM ${quoteName(table)} WHERE ${where}`,
      params: z.record(z.string(), z.unknown()),
      row: z.object({ rows: rowType.int64 }),
      limits: { executionSeconds: 300 },
    });
    const [row] = await this.writer.query(query, { ...params });
    return row?.rows ?? 0;
  }
}
