import { ClickHouseError, type ClickHouseWriter, type ErrorType, type InsertRow } from '@docket/clickhouse';
import { type FetchedBatch, type IncomingRecord, type TopicConsumer } from '@docket/kafka';
import { type Logger } from '@docket/telemetry';
import { textOf } from '../delivery/errors.js';
import { GivenUpError, untilAnswered } from '../delivery/retry.js';
import { TopicPositions } from './topic-positions.js';

const RETRY = { firstMs: 200, maxMs: 5_000 };

/** What may be due to a row itself. All else concerns the table or the server, and is waited out. */
const OF_THE_ROWS: ReadonlySet<ErrorType> = new Set(['invalid_data', 'too_many_partitions', 'other']);

/** ClickHouse, or the table, is not as it should be at the moment. */
class NotReadyError extends Error {
  override readonly name = 'NotReadyError';
  readonly verdict = 'retry';
}

/**
 * Copies Docket's own state (keys, and later views and policies) from the compacted control topic into ClickHouse, where
 * the query service reads it. The topic is small, and read from its beginning at every start, so that a database that
 * was made anew gets everything back. The row with the highest offset holds, so that doing it again changes nothing.
 */
export class ControlProjector {
  readonly #stopped = new AbortController();
  readonly #positions: TopicPositions;
  #work: Promise<void> = Promise.resolve();

  /** @param refused counts a record that ClickHouse does not take */
  constructor(
    private readonly writer: Pick<ClickHouseWriter, 'insertRows'>,
    private readonly consumer: TopicConsumer,
    private readonly log: Logger,
    private readonly refused: () => void,
  ) {
    this.#positions = new TopicPositions(consumer);
  }

  assigned(partitions: readonly number[]): void {
    this.#positions.assigned(partitions);
  }

  fetched(batch: FetchedBatch): void {
    const records = this.#positions.taken(batch);
    this.#work = this.#work
      .then(() => this.#project(records))
      .then(() => this.consumer.commit([{ partition: batch.partition, next: batch.next }]))
      .catch((error: unknown) => {
        if (!(error instanceof GivenUpError)) this.log.warn({ error: textOf(error) }, 'control offsets not committed');
      });
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#work;
  }

  async #project(records: readonly IncomingRecord[]): Promise<void> {
    const rows = records.flatMap((record) => this.#rowOf(record));
    if (rows.length > 0) await this.#insert(rows);
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
    const key = record.key?.toString('utf8') ?? '';
    const slash = key.indexOf('/');
    if (slash <= 0) {
      this.#leaveOut({ key, offset: record.offset }, 'its key is not <kind>/<id>');
      return [];
    }
    const value = record.value?.toString('utf8') ?? '';
    return [
      {
        kind: key.slice(0, slash),
        id: key.slice(slash + 1),
        value,
        version: BigInt(record.offset),
        at: new Date(Number(record.timestamp)),
      },
    ];
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
