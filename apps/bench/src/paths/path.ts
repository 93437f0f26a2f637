import { type BenchInstallation } from '../stack/installation.js';

/** The ways from the topic into the table that are compared, as reports name them. */
export const PATH_NAMES = ['docket', 'clickhouse_kafka_engine', 'plain_node'] as const;
export type PathName = (typeof PATH_NAMES)[number];

/** Where a path works. */
export interface PathPlace {
  readonly at: BenchInstallation;
  /** Migrated database of the path. */
  readonly database: string;
  /** For logs. */
  readonly directory: string;
  /** Where Node writes a CPU profile of the ingester; none is made without it. */
  readonly profileDirectory?: string | undefined;
}

/** A path that is at work. */
export interface RunningPath {
  /** Process of the ingester; none where ClickHouse ingests by itself. */
  readonly pid: number | undefined;
  /** Why nothing comes, as far as the path knows; used when rows fail to appear. */
  explain(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a path; resolves when it is about to read its first record. */
export type StartPath = (place: PathPlace) => Promise<RunningPath>;
