import { type ClickHouseReader } from '@docket/clickhouse';
import { databaseNow } from '@docket/ledger';
import { type Origin } from './origin.js';
import { END_OF_TIME, filterParams, type RejectionFilter } from './rejection-filter.js';
import {
  beginningsQuery,
  pageQuery,
  reasonsQuery,
  recordQuery,
  type RejectedRecord,
  type RejectionBeginning,
  restQuery,
} from './rejection-queries.js';

/** Records per query: each may be half a megabyte. */
const PAGE = 50;

/** Whether it was published again; '' is any. */
export type RetryState = '' | 'open' | 'retried';

/** Which part of a list. */
export interface NewestPage {
  readonly state: RetryState;
  /** The last one of the page before. */
  readonly after: (Origin & { readonly appended_at: string }) | undefined;
  readonly limit: number;
}

/** Which part of a list by places. */
export interface PlacePage {
  readonly state: RetryState;
  readonly after: Origin | undefined;
  readonly limit: number;
}

/** Some records, and how many there are behind them. */
export interface PlacedRejections {
  readonly records: readonly RejectedRecord[];
  readonly left: number;
}

const BEFORE_ALL: Origin = { epoch: 0, partition: 0, offset: -1 };
const PAST_ALL: Origin = { epoch: 0, partition: 0, offset: 0 };

/** The rejected records of one topic. */
export class RejectionStore {
  constructor(
    private readonly reader: Pick<ClickHouseReader, 'query'>,
    private readonly topic: string,
  ) {}

  /** The record at a place; undefined when none was rejected there. */
  async find(origin: Origin): Promise<RejectedRecord | undefined> {
    const [found] = await this.reader.query(recordQuery, { topic: this.topic, ...origin });
    return found;
  }

  /** The newest first, from after one of them. @param state '' means any */
  newest(filter: RejectionFilter, { state, after, limit }: NewestPage): Promise<RejectionBeginning[]> {
    const { appended_at, epoch, partition, offset } = after ?? { ...PAST_ALL, appended_at: undefined };
    const before = appended_at === undefined ? END_OF_TIME : Date.parse(appended_at);
    const params = { ...filterParams(this.topic, filter), state, before, epoch, partition, offset, limit };
    return this.reader.query(beginningsQuery, params);
  }

  /** How many there are of each reason. @param state '' means any */
  async reasons(filter: RejectionFilter, state: RetryState): Promise<Record<string, number>> {
    const rows = await this.reader.query(reasonsQuery, { ...filterParams(this.topic, filter), state });
    return Object.fromEntries(rows.map(({ reason, rejections }) => [reason, rejections]));
  }

  /** Some in the order of their places, from behind one of them, and how many are left then. @param state '' means any */
  async from(filter: RejectionFilter, { state, after = BEFORE_ALL, limit }: PlacePage): Promise<PlacedRejections> {
    const params = { ...filterParams(this.topic, filter), state };
    const asOf = await databaseNow(this.reader);
    const records = await this.reader.query(pageQuery, { ...params, ...after, asOf, limit });
    const last = records.at(-1);
    if (last === undefined || records.length < limit) return { records, left: 0 };
    const { epoch, partition, offset } = last;
    const [rest] = await this.reader.query(restQuery, { ...params, epoch, partition, offset });
    return { records, left: rest?.rejections ?? 0 };
  }

  /**
   * All that a filter means, in the order of their places, page by page. What is rejected from now on is not among them:
   * else a record that is published again and rejected again would come without end.
   */
  async *pages(filter: RejectionFilter): AsyncGenerator<RejectedRecord[]> {
    const asOf = await databaseNow(this.reader);
    let after = BEFORE_ALL;
    for (;;) {
      const params = { ...filterParams(this.topic, filter), ...after, state: '', asOf, limit: PAGE };
      const page = await this.reader.query(pageQuery, params);
      const last = page.at(-1);
      if (!last) return;
      yield page;
      after = { epoch: last.epoch, partition: last.partition, offset: last.offset };
    }
  }
}
