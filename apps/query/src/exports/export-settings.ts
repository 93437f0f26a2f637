import { type QueryCaps } from '@docket/clickhouse';

/** What exports may take. */
export interface ExportSettings {
  /** Where the files of jobs are; jobs are refused without it. */
  readonly folder?: string | undefined;
  /** Rows that are sent at once, at most. */
  readonly directRows: number;
  /** Rows of one file, at most. */
  readonly rows: number;
  /** Bytes of all files together, at most. */
  readonly bytes: number;
  /** How long a file is kept. */
  readonly hours: number;
  /** Files that are made at once, at most one of a tenant. */
  readonly jobs: number;
  /** What one query of a job may take; a job has nobody who asks, and whose limits would hold. Its time is bounded by itself. */
  readonly caps: Pick<QueryCaps, 'rowsToRead' | 'memoryBytes'>;
}
