import { type Backoff } from './retry.js';

/** How a partition is delivered. */
export interface DeliverySettings {
  /** Most records in one batch. */
  readonly batchRows: number;
  /** Most bytes of values in one batch. */
  readonly batchBytes: number;
  /** Longest wait for a batch to fill, ms. */
  readonly flushMs: number;
  /** The same while the log holds enough for a full one, ms: large batches cost ClickHouse less. */
  readonly behindFillMs: number;
  /** Without records for this long, the ledger is closed, ms. */
  readonly idleMs: number;
  /** Between attempts at the same statement. */
  readonly retry: Backoff;
  /** Before opening anew after a refusal; random, so that two openers cannot steal from each other for ever. */
  readonly reopen: Backoff;
  /** Before a partition that has stopped is looked at again: somebody may have mended what was wrong. */
  readonly lookAgain: Backoff;
}
