import { ClickHouseError } from '@docket/clickhouse';

/** Another owner took the partition. Everything in memory is void: open anew. */
export class FenceLostError extends Error {
  override readonly name = 'FenceLostError';
}

/** The database no longer remembers tokens as old as this batch's: only what is missing may be written, after opening anew. */
export class WindowPassedError extends Error {
  override readonly name = 'WindowPassedError';
}

/** The topic was made anew, and this instance still works for its former incarnation. */
export class EpochEndedError extends Error {
  override readonly name = 'EpochEndedError';
  readonly verdict = 'stop';
}

/** Tells of the refusals of a guarded insert in the protocol's own terms. */
export async function refusals(insert: Promise<void>): Promise<void> {
  try {
    await insert;
  } catch (error) {
    if (error instanceof ClickHouseError && error.type === 'fence_lost') throw new FenceLostError(error.message);
    if (error instanceof ClickHouseError && error.type === 'window_passed') throw new WindowPassedError(error.message);
    throw error;
  }
}
