import { type ClickHouseFiles, type MigrationTarget } from '@docket/clickhouse';
import { type LogEntry } from './replay-log.js';

/** What work on projections needs. */
export interface ReplayParts {
  /** Has at least two sockets: a sign of life goes out while a long statement runs. */
  readonly writer: ClickHouseFiles;
  readonly target: MigrationTarget;
  /** Topic whose events the database holds. */
  readonly topic: string;
  /** Who does it, `…@<host>:<pid>/…`, new every time: a process of the same machine that has ended is not waited for. */
  readonly owner: string;
  /** Ends the work where it is; it can be taken up again. */
  readonly signal: AbortSignal;
  /** Is told of every entry that was written to the log. */
  readonly noted?: ((entry: LogEntry) => void) | undefined;
}

/** Is told how far a replay is. */
export interface ReplayObserver {
  /** A line for people: what is done now. */
  readonly step?: (what: string) => void;
  /** @param events read so far; @param total as many there are up to the cut */
  readonly progress?: (events: number, total: number) => void;
}
