import { type ClickHouseReader, defineQuery, rowType } from '@docket/clickhouse';
import { z } from 'zod';

/** How far each partition can be queried, and how late its newest event occurred. */
const frontierQuery = defineQuery({
  name: 'bench.frontier',
  sql:
    'SELECT kafka_partition, max(kafka_offset) AS newest, toUnixTimestamp64Milli(max(occurred_at)) AS occurred ' +
    "FROM audit_events WHERE occurred_at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC') GROUP BY kafka_partition " +
    // What looking costs, events lack: none of what could only slow so small a question down.
    'SETTINGS log_queries = 0, max_threads = 1, optimize_use_projections = 0, use_skip_indexes = 0, ' +
    'use_query_condition_cache = 0, optimize_move_to_prewhere = 0',
  params: z.object({ since: z.int() }),
  row: z.object({ kafka_partition: rowType.int, newest: rowType.int64, occurred: rowType.int64 }),
});

/** A partition could be queried up to an offset at a moment. */
export interface Sighting {
  readonly partition: number;
  readonly offset: number;
  /** When the question was asked to which ClickHouse's answer told it, ms since 1970. */
  readonly at: number;
}

/** Between two looks. A look costs ClickHouse as much as some hundred events: more of them would measure themselves. */
const PAUSE_MS = 15;
/** Events of one partition are in the topic only roughly in the order in which they occurred. */
const DISORDER_MS = 1_000;

/**
 * Asks ClickHouse again and again how far each partition can be queried. Within a partition batches are written in order, one
 * at a time, so its highest offset says it for all below. Only what occurred about as late as the newest events is read.
 */
export class VisibilityWatch {
  readonly sightings: Sighting[] = [];
  readonly #newest = new Map<number, { offset: number; occurred: number }>();
  #looks = 0;
  #stopped = false;
  #running: Promise<void> | undefined;
  #startedAt = 0;

  constructor(
    private readonly reader: ClickHouseReader,
    private readonly since: number,
    private readonly partitions: number,
  ) {}

  start(): void {
    this.#startedAt = performance.now();
    this.#running = this.#run();
    // Its failure is told by `stop`.
    this.#running.catch(() => undefined);
  }

  /** Mean time between two looks, ms: by so much at most, on average, a latency is taken for longer than it is. */
  get cycleMs(): number {
    return this.#looks === 0 ? 0 : (performance.now() - this.#startedAt) / this.#looks;
  }

  /** Highest offset seen of a partition; -1 before the first. */
  seen(partition: number): number {
    return this.#newest.get(partition)?.offset ?? -1;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      await this.#look();
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  async #look(): Promise<void> {
    const at = Date.now();
    const rows = await this.reader.query(frontierQuery, { since: this.#from() });
    this.#looks += 1;
    for (const { kafka_partition: partition, newest: offset, occurred } of rows) {
      if (offset <= this.seen(partition)) continue;
      this.#newest.set(partition, { offset, occurred });
      this.sightings.push({ partition, offset, at });
    }
  }

  /** The partition that is furthest behind decides. */
  #from(): number {
    if (this.#newest.size < this.partitions) return this.since;
    return Math.max(this.since, Math.min(...[...this.#newest.values()].map(({ occurred }) => occurred)) - DISORDER_MS);
  }
}
