import { type ClickHouseWriter } from '@docket/clickhouse';
import { databaseNow } from './database-now.js';
import { fenceGuard } from './guard.js';
import { type Fence, fencePrefix, type PartitionPlace } from './place.js';
import * as queries from './queries.js';
import { refusals, type ViewFailedError } from './refusals.js';
import { BROKEN_VIEW_COLUMNS } from './rows.js';

/** Where a view that was detached may lack events. */
export interface BrokenView {
  /** `database.name` */
  readonly view: string;
  readonly epoch: number;
  readonly partition: number;
  /** Everything before this offset is in it. */
  readonly first: number;
  /** When it was detached, ms since 1970. */
  readonly at: number;
  readonly error: string;
}

/** Views of `audit_events` that cannot take a batch: detached, so that the table and the other views can. */
export class BrokenViews {
  constructor(private readonly writer: ClickHouseWriter) {}

  /** Those of a topic that are not back, by view, epoch and partition. */
  async list(topic: string): Promise<BrokenView[]> {
    const rows = await this.writer.query(queries.brokenViewsQuery, { topic });
    return rows.map(({ at_ms: at, view, epoch, partition, first, error }) => ({
      view,
      epoch,
      partition,
      first,
      at,
      error,
    }));
  }

  /**
   * Writes down since where a view may lack events, then detaches it for good. An insert that has begun still feeds it;
   * whoever sends its batch again afterwards feeds the other views alone. One attempt, which may be repeated.
   * @returns false when it is no view that reads `audit_events`: it is left alone then
   */
  async detach(place: PartitionPlace, fence: Fence, { view, message }: ViewFailedError): Promise<boolean> {
    const [found] = await this.writer.query(queries.viewOfEventsQuery, { view });
    if (!found) return false;
    // Read before it is detached: a batch that follows the one read here may lack it, one before cannot.
    const batches = await this.writer.query(queries.lastBatchesQuery, { topic: place.topic, epoch: place.epoch });
    const at = new Date(await databaseNow(this.writer));
    const { topic, epoch } = place;
    const { owner } = fence;
    await refusals(
      this.writer.insertGuardedRows({
        table: 'ingest_broken_view',
        columns: BROKEN_VIEW_COLUMNS,
        rows: batches.map((batch) => ({ view, topic, epoch, ...batch, error: message, owner, at })),
        token: `${fencePrefix(place, fence)}${view}/broken`,
        ...fenceGuard(place, fence),
      }),
    );
    // With its database: it may live in another one than the events, where something else has its name.
    await this.writer.command('DETACH TABLE IF EXISTS {database:Identifier}.{name:Identifier} PERMANENTLY SYNC', {
      params: { ...found },
    });
    return true;
  }
}
