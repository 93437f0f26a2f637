import { type ClickHouseWriter, type InsertRow } from '@docket/clickhouse';
import { type FetchedBatch, type IncomingRecord, type TopicConsumer } from '@docket/kafka';
import { type Logger } from '@docket/telemetry';
import { textOf } from '../delivery/errors.js';
import { untilAnswered } from '../delivery/retry.js';

const RETRY = { firstMs: 200, maxMs: 5_000 };

/**
 * Copies Docket's own state (keys, and later views and policies) from the compacted control topic into ClickHouse, where the query
 * service reads it. The row with the highest offset holds, so that doing it twice changes nothing.
 */
export class ControlProjector {
  readonly #stopped = new AbortController();
  #work: Promise<void> = Promise.resolve();

  constructor(
    private readonly writer: Pick<ClickHouseWriter, 'insertRows'>,
    private readonly consumer: TopicConsumer,
    private readonly log: Logger,
  ) {}

  fetched(batch: FetchedBatch): void {
    this.#work = this.#work
      .then(() => this.#project(batch))
      .catch((error: unknown) => {
        if (!this.#stopped.signal.aborted)
          this.log.error({ error: textOf(error) }, 'control records could not be projected');
      });
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#work;
  }

  async #project(batch: FetchedBatch): Promise<void> {
    const last = batch.records.at(-1);
    if (!last) return;
    const rows = batch.records.flatMap((record) => this.#rowOf(record));
    await untilAnswered(() => this.writer.insertRows('control_state', rows), {
      signal: this.#stopped.signal,
      backoff: RETRY,
      onRetry: (error) => {
        this.log.warn({ error: textOf(error) }, 'control records wait for ClickHouse');
      },
    });
    const next = BigInt(last.offset) + 1n;
    await this.consumer.commit([{ partition: batch.partition, next }]);
  }

  #rowOf(record: IncomingRecord): InsertRow[] {
    const key = record.key?.toString('utf8') ?? '';
    const slash = key.indexOf('/');
    if (slash <= 0) {
      this.log.warn({ key, offset: record.offset }, 'control record without <kind>/<id> as its key is left out');
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
}
