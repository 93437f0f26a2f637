import { type ClickHouseFiles } from '@docket/clickhouse';
import { type ArchiveStorage } from './storage/archive-storage.js';
import { type OffsetRange } from './write/table-rows.js';

/** Tells which stored events are no longer there because somebody had a right to that. */
export interface Erasures {
  /** How many of the events that were stored of a range have been erased, rows and all. */
  erasedIn(range: OffsetRange): Promise<number>;
}

/** Nothing was ever erased: what holds as long as nobody says otherwise. */
export const NO_ERASURES: Erasures = { erasedIn: () => Promise.resolve(0) };

/** Schemas by their id, as the registry has them; null for one it does not know any more. */
export type SchemaLookup = (id: number) => Promise<unknown>;

/** What work on an archive needs. */
export interface ArchiveParts {
  readonly writer: ClickHouseFiles;
  readonly storage: ArchiveStorage;
  readonly topic: string;
  readonly schemas: SchemaLookup;
  readonly erasures: Erasures;
  /** Who does it, as manifests and the ledger say it. */
  readonly owner: string;
  readonly signal: AbortSignal;
  /** How much goes into one range. */
  readonly limits: RangeLimits;
}

/** Bounds of a range, so that a file stays handy and restoring it is one block of memory. A single batch may be more. */
export interface RangeLimits {
  readonly records: number;
  /** Of the rows in ClickHouse's memory. */
  readonly bytes: number;
}

export const RANGE_SIZE: RangeLimits = { records: 500_000, bytes: 512 << 20 };
