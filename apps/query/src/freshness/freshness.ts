import { type ClickHouseReader } from '@docket/clickhouse';
import { Recent } from '@docket/service';
import { progressQuery } from './progress-query.js';

/** How far ingestion is in a partition, when it was looked at last. Times are ms since 1970. */
export interface PartitionProgress {
  readonly epoch: number;
  readonly partition: number;
  readonly high: number;
  readonly next: number;
  readonly completeUpTo: number | undefined;
  readonly at: number;
}

/** What all partitions together say. */
export interface Progress {
  readonly partitions: readonly PartitionProgress[];
  /** Whatever the brokers appended before is written or rejected; `undefined` when that is not known of every partition. */
  readonly completeUpTo: number | undefined;
  /** When was looked last; `undefined` when never within a day. */
  readonly at: number | undefined;
}

const DAY_MS = 24 * 3_600_000;
/** Every answer carries it: asked once a second, and never waited for long. */
const RECENT = { forMs: 1_000, withinMs: 1_000 };

/** Knows up to when the log is complete, as the ops worker has written it down. */
export class Freshness {
  readonly #recent: Recent<Progress>;

  /** @param topic of the events */
  constructor(
    private readonly reader: Pick<ClickHouseReader, 'query'>,
    private readonly topic: string,
  ) {
    this.#recent = new Recent(() => this.#ask(), RECENT);
  }

  /** At most a second old. What it says was true before whatever is read next. @throws {ClickHouseError} */
  read(): Promise<Progress> {
    return this.#recent.get();
  }

  async #ask(): Promise<Progress> {
    const params = { topic: this.topic, since_ms: Date.now() - DAY_MS };
    const rows = await this.reader.query(progressQuery, params);
    const partitions = rows.map(({ epoch, partition, high, next, complete_ms, at_ms }) => ({
      ...{ epoch, partition, high, next, at: at_ms },
      completeUpTo: complete_ms > 0 ? complete_ms : undefined,
    }));
    return { partitions, completeUpTo: earliest(partitions), at: rows.length > 0 ? latest(partitions) : undefined };
  }
}

/** Complete is what is complete in every partition. */
function earliest(partitions: readonly PartitionProgress[]): number | undefined {
  if (partitions.length === 0) return undefined;
  const moments = partitions.map(({ completeUpTo }) => completeUpTo);
  return moments.every((moment) => moment !== undefined) ? Math.min(...moments) : undefined;
}

function latest(partitions: readonly PartitionProgress[]): number {
  return Math.max(...partitions.map(({ at }) => at));
}
