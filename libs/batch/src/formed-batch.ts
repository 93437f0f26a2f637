import { type EventBlock, type Rejection } from '@docket/avro';
import { type IncomingRecord } from '@docket/kafka';
import { type FateRun } from './fates.js';
import { type LedgerRow } from '@docket/ledger';

/** A record that is no event, and why. */
export interface RejectedRecord {
  readonly offset: number;
  readonly record: IncomingRecord;
  readonly schemaId: number;
  readonly rejection: Rejection;
}

/** Records whose fates are decided, with what is to be written of them. */
export interface FormedBatch {
  readonly first: number;
  readonly last: number;
  readonly fates: readonly FateRun[];
  /** What is to be written of the stored ones, as columns. */
  readonly block: EventBlock;
  readonly accepted: number;
  /** What is to be written of the rejected ones. */
  readonly rejected: readonly RejectedRecord[];
  readonly rejectedCount: number;
  readonly duplicates: number;
  readonly digest: string;
  /** Bytes of the values of all records. */
  readonly bytes: number;
  /** Hours (start, ms since 1970) of all stored ones, to be written or not; noted only when a batch is formed again. */
  readonly hours: ReadonlySet<number>;
  /** Months (UTC) of what is to be written, or a few more: each becomes a part. */
  readonly months: number;
}

/** The ledger row that states a batch's fates. */
export function ledgerRowOf(
  batch: FormedBatch,
  { owner, at, lastRecord }: Pick<LedgerRow, 'owner' | 'at' | 'lastRecord'>,
): LedgerRow {
  return {
    first: batch.first,
    last: batch.last,
    fates: batch.fates,
    accepted: batch.accepted,
    rejected: batch.rejectedCount,
    duplicates: batch.duplicates,
    digest: batch.digest,
    lastRecord,
    owner,
    at,
  };
}
