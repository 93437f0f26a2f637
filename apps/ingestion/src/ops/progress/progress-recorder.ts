import { type ClickHouseWriter } from '@docket/clickhouse';
import { type Logger } from '@docket/telemetry';
import { type OnModuleDestroy } from '@nestjs/common';
import { textOf } from '../../delivery/errors.js';
import { lookAtProgress, type PartitionProgress, type ProgressSources } from './look-at-progress.js';

/** How often is looked, ms: a reader's "complete up to" is older by as much. */
const EVERY_MS = 5_000;
/** A failure is told once in so many in a row: an outage of an hour is no 700 lines. */
const TELL_EVERY = 60;

/** Writes down how far ingestion is, for whoever asks up to when the log is complete, and how that was in the last days. */
export class ProgressRecorder implements OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #failures = 0;

  constructor(
    private readonly sources: ProgressSources & { readonly reader: Pick<ClickHouseWriter, 'query' | 'insertRows'> },
    private readonly log: Pick<Logger, 'warn'>,
  ) {}

  /** Looks now and then from now on. */
  start(): this {
    this.#timer = setInterval(() => {
      this.#looking ??= this.#lookSafely().finally(() => {
        this.#looking = undefined;
      });
    }, EVERY_MS);
    return this;
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  /** Looks once. @returns what it wrote @throws {KafkaFailure | ClickHouseError} */
  async look(): Promise<readonly PartitionProgress[]> {
    const now = Date.now();
    const found = await lookAtProgress(this.sources, now);
    const { topic, reader } = this.sources;
    const rows = found.map(({ completeTo = 0, ...progress }) => ({
      topic,
      ...progress,
      at: new Date(now),
      complete_to: new Date(completeTo),
    }));
    if (rows.length > 0) await reader.insertRows('ingest_progress', rows);
    return found;
  }

  async #lookSafely(): Promise<void> {
    try {
      await this.look();
      this.#failures = 0;
    } catch (error) {
      // Nothing depends on it but what readers are told, and what they were told before stays true.
      if (this.#failures % TELL_EVERY === 0) this.log.warn({ error: textOf(error) }, 'progress could not be looked at');
      this.#failures += 1;
    }
  }
}
