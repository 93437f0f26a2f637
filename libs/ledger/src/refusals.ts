import { ClickHouseError } from '@docket/clickhouse';

/** Another owner took the partition. Everything in memory is void: open anew. */
export class FenceLostError extends Error {
  override readonly name = 'FenceLostError';
}

/** The database no longer remembers tokens as old as this batch's: only what is missing may be written, after opening anew. */
export class WindowPassedError extends Error {
  override readonly name = 'WindowPassedError';
}

/** Somebody holds the topic, for seconds at most: the same may be sent again, and what was written be closed meanwhile. */
export class HeldError extends Error {
  override readonly name = 'HeldError';
  readonly verdict = 'retry';
}

/** The topic was made anew: a later epoch than the one that was worked for has begun. */
export class EpochEndedError extends Error {
  override readonly name = 'EpochEndedError';
  readonly verdict = 'stop';

  constructor(
    message: string,
    /** The one that has begun. */
    readonly epoch: number,
  ) {
    super(message);
  }
}

/** A view of the table failed, as it may do again and again. The table itself may have the rows. */
export class ViewFailedError extends Error {
  override readonly name = 'ViewFailedError';
  readonly verdict = 'stop';

  constructor(
    message: string,
    /** `database.name` */
    readonly view: string,
    /** ClickHouse's error code. */
    readonly code: number,
  ) {
    super(message);
  }
}

/** Tells of the refusals of a guarded insert, and of a view that failed at it, in the protocol's own terms. */
export async function refusals(insert: Promise<void>): Promise<void> {
  try {
    await insert;
  } catch (error) {
    if (error instanceof ClickHouseError && error.type === 'fence_lost') throw new FenceLostError(error.message);
    if (error instanceof ClickHouseError && error.type === 'window_passed') throw new WindowPassedError(error.message);
    if (error instanceof ClickHouseError && error.type === 'held') throw new HeldError(error.message);
    if (error instanceof ClickHouseError && error.type === 'view_failed' && error.view !== undefined) {
      throw new ViewFailedError(error.message, error.view, error.code);
    }
    throw error;
  }
}
