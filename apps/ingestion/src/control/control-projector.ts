import { ClickHouseError, type ClickHouseWriter, type ErrorType, type InsertRow } from '@docket/clickhouse';
import { type FetchedBatch, type IncomingRecord, type TopicConsumer, TopicPositions } from '@docket/kafka';
import { controlPositions, controlRow, positionRow } from '@docket/operations';
import { type Logger } from '@docket/telemetry';
import { textOf } from '../delivery/errors.js';
import { GivenUpError, untilAnswered } from '../delivery/retry.js';

const RETRY = { firstMs: 200, maxMs: 5_000 };
/** How often it is asked whether ClickHouse still has what was written. */
const LOOK_MS = 2_000;

/** What may be due to a row itself. All else concerns the table or the server, and is waited out. */
const OF_THE_ROWS: ReadonlySet<ErrorType> = new Set(['invalid_data', 'too_many_partitions', 'other']);

/** ClickHouse, or the table, is not as it should be at the moment. */
class NotReadyError extends Error {
  override readonly name = 'NotReadyError';
  readonly verdict = 'retry';
}

/**
 * Copies Docket's own state (keys, and later views and policies) from the compacted control topic into ClickHouse, where
 * the query service reads it. The topic is small, and read from its beginning at every start and whenever ClickHouse no longer
 * knows how far it was, so that a database that was made anew gets everything back. The row with the highest offset holds, so that
 * doing it again changes nothing.
 */
export class ControlProjector {
  readonly #stopped = new AbortController();
  readonly #positions: TopicPositions;
  /** Of each partition the offset up to which it was written. */
  readonly #written = new Map<number, number>();
  readonly #looks: NodeJS.Timeout;
  #work: Promise<void> = Promise.resolve();

  /** @param refused counts a record that ClickHouse does not take */
  constructor(
    private readonly writer: ClickHouseWriter,
    private readonly consumer: TopicConsumer,
    private readonly log: Logger,
    private readonly refused: () => void,
  ) {
    this.#positions = new TopicPositions(consumer);
    this.#looks = setInterval(() => {
      this.#work = this.#work.then(() => this.#look()).catch(() => undefined);
    }, LOOK_MS);
  }

  assigned(partitions: readonly number[]): void {
    this.#positions.assigned(partitions);
    for (const partition of this.#written.keys()) if (!partitions.includes(partition)) this.#written.delete(partition);
  }

  fetched(batch: FetchedBatch): void {
    const records = this.#positions.taken(batch);
    this.#work = this.#work
      .then(() => this.#project(batch.partition, records))
      .then(() => this.consumer.commit([{ partition: batch.partition, next: batch.next }]))
      .catch((error: unknown) => {
        if (!(error instanceof GivenUpError)) this.log.warn({ error: textOf(error) }, 'control offsets not committed');
      });
  }

  async stop(): Promise<void> {
    clearInterval(this.#looks);
    this.#stopped.abort();
    await this.#work;
  }

  async #project(partition: number, records: readonly IncomingRecord[]): Promise<void> {
    const last = records.at(-1);
    if (!last) return;
    const rows = records.flatMap((record) => this.#rowOf(record));
    // Last, so that it is not there before what it speaks of.
    await this.#insert([...rows, positionRow(partition, last)]);
    this.#written.set(partition, Number(last.offset) + 1);
  }

  /** Begins anew with what ClickHouse has lost. */
  async #look(): Promise<void> {
    if (this.#written.size === 0) return;
    const known = await controlPositions(this.writer);
    for (const [partition, next] of this.#written) {
      if ((known.get(partition) ?? 0) >= next) continue;
      this.log.warn({ partition }, 'ClickHouse has lost records of the control topic: they are read again');
      this.#written.delete(partition);
      this.#positions.restart(partition);
    }
  }

  /** Inserts rows; of those that ClickHouse does not take together it finds the ones it does not take at all. */
  async #insert(rows: readonly InsertRow[]): Promise<void> {
    try {
      await untilAnswered(() => this.writer.insertRows('control_state', rows).catch(waitForReady), {
        signal: this.#stopped.signal,
        backoff: RETRY,
        onRetry: (error, attempt) => {
          if (attempt % 20 === 0) this.log.warn({ error: textOf(error) }, 'control records wait for ClickHouse');
        },
      });
    } catch (error) {
      if (error instanceof GivenUpError) throw error;
      const half = Math.ceil(rows.length / 2);
      if (rows.length > 1) {
        await this.#insert(rows.slice(0, half));
        await this.#insert(rows.slice(half));
      } else {
        const { kind, id, version } = rows[0] ?? {};
        this.#leaveOut(
          { kind, id, offset: String(Number(version)), error: textOf(error) },
          'ClickHouse does not take it',
        );
      }
    }
  }

  #rowOf(record: IncomingRecord): InsertRow[] {
    const row = controlRow(record);
    if (row) return [row];
    const { key, offset } = record;
    this.#leaveOut({ key: key?.toString('utf8') ?? '', offset }, 'its key is not <kind>/<id>');
    return [];
  }

  #leaveOut(which: Record<string, unknown>, why: string): void {
    this.refused();
    this.log.error(which, `control record is left out: ${why}`);
  }
}

function waitForReady(error: unknown): never {
  if (!(error instanceof ClickHouseError) || OF_THE_ROWS.has(error.type)) throw error;
  throw new NotReadyError(error.message, { cause: error });
}
