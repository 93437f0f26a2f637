import { type ClickHouseReader } from '@docket/clickhouse';
import { endsParams, endsQuery, type LedgerEnd, settledEpochQuery } from './watermark-queries.js';

/** Up to where the events of a partition are written, in one incarnation of the topic. */
export interface Watermark {
  readonly epoch: number;
  readonly partition: number;
  /** Everything before this offset is written, or never will be. */
  readonly next: number;
}

/** How long after an epoch began an insert of the one before may still be under way, far beyond any time limit of inserts. */
const SETTLED_AFTER_SECONDS = 600;

/**
 * Knows up to where events are written. A batch is decided in the ledger first and written then, and it is closed by a row
 * behind it: up to there nothing can come any more, and a reader that has gone so far has missed nothing.
 */
export class Watermarks {
  #ends = new Map<string, LedgerEnd>();
  #marks: { readonly at: number; readonly value: Promise<readonly Watermark[]> } | undefined;

  /** @param topic of the events */
  constructor(
    private readonly reader: Pick<ClickHouseReader, 'query'>,
    private readonly topic: string,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * One for every partition of every epoch of which anything was decided. Many readers at once ask ClickHouse once.
   * @param maxAgeMs how old the answer may be
   * @throws {ClickHouseError}
   */
  async read(maxAgeMs: number): Promise<readonly Watermark[]> {
    const known = this.#marks;
    if (known !== undefined && this.now() - known.at <= maxAgeMs) return known.value;
    const asked = { at: this.now(), value: this.#ask() };
    this.#marks = asked;
    try {
      return await asked.value;
    } catch (error) {
      if (this.#marks === asked) this.#marks = undefined;
      throw error;
    }
  }

  async #ask(): Promise<readonly Watermark[]> {
    const known = [...this.#ends.values()];
    const found = await this.reader.query(endsQuery(known), endsParams(this.topic, known));
    const ends = new Map(this.#ends);
    for (const end of found)
      ends.set(`${end.epoch}/${end.partition}`, furthest(ends.get(`${end.epoch}/${end.partition}`), end));
    // Questions overlap when one takes long; the ledger only grows, so the later answer knows more.
    this.#ends = ends;
    const all = [...ends.values()];
    const settled = await this.#settledEpoch(all);
    return all.map((end) => ({ epoch: end.epoch, partition: end.partition, next: writtenUpTo(end, settled) }));
  }

  /** Asked only when a former epoch ends in a batch that was never closed. */
  async #settledEpoch(ends: readonly LedgerEnd[]): Promise<number> {
    const newest = Math.max(...ends.map(({ epoch }) => epoch));
    if (!ends.some((end) => end.epoch < newest && !isClosed(end))) return 0;
    const params = { topic: this.topic, seconds: SETTLED_AFTER_SECONDS };
    const [row] = await this.reader.query(settledEpochQuery, params);
    return row?.settled ?? 0;
  }
}

function furthest(known: LedgerEnd | undefined, end: LedgerEnd): LedgerEnd {
  if (known === undefined) return end;
  return {
    ...end,
    highestFirst: Math.max(known.highestFirst, end.highestFirst),
    highestLast: Math.max(known.highestLast, end.highestLast),
  };
}

function isClosed({ highestFirst, highestLast }: LedgerEnd): boolean {
  return highestFirst > highestLast;
}

/** The last batch of an epoch that is long over is never closed: what of it is in the table is all there will be. */
function writtenUpTo(end: LedgerEnd, settled: number): number {
  return isClosed(end) || end.epoch < settled ? end.highestLast + 1 : end.highestFirst;
}
