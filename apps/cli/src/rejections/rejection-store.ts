import { type ClickHouseReader } from '@docket/clickhouse';
import { databaseNow } from '@docket/ledger';
import { CommandError } from '../command-error.js';
import { type Origin, originText } from './origin.js';
import { filterParams, type RejectionFilter } from './rejection-filter.js';
import { pageQuery, recordQuery, type RejectedRecord } from './rejection-queries.js';

/** Records per query: each may be half a megabyte. */
const PAGE = 50;

/** The rejected records of one topic. */
export class RejectionStore {
  constructor(
    private readonly reader: ClickHouseReader,
    private readonly topic: string,
  ) {}

  /** @throws {CommandError} when there is no such rejection */
  async get(origin: Origin): Promise<RejectedRecord> {
    const [found] = await this.reader.query(recordQuery, { topic: this.topic, ...origin });
    if (!found) throw new CommandError(`no record at ${originText(origin)} was rejected; \`docket rejections list\``);
    return found;
  }

  /**
   * All that a filter means, in the order of their places, page by page. What is rejected from now on is not among them:
   * else a record that is published again and rejected again would come without end.
   */
  async *pages(filter: RejectionFilter): AsyncGenerator<RejectedRecord[]> {
    const asOf = await databaseNow(this.reader);
    let after = { epoch: 0, partition: 0, offset: -1 };
    for (;;) {
      const params = { ...filterParams(this.topic, filter), ...after, asOf, limit: PAGE };
      const page = await this.reader.query(pageQuery, params);
      const last = page.at(-1);
      if (!last) return;
      yield page;
      after = { epoch: last.epoch, partition: last.partition, offset: last.offset };
    }
  }
}
