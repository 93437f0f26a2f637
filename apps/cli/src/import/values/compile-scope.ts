import { type ProblemSink } from '../mapping/mapping-problem.js';
import { type Columns } from '../rows/columns.js';
import { type Row } from '../rows/read-rows.js';
import { type TimeReader } from '../time/time-reader.js';

/** What parts of a mapping are compiled against. */
export interface CompileScope {
  readonly columns: Columns;
  /** Texts that stand for "no value", besides the empty one. */
  readonly missing: ReadonlySet<string>;
  readonly tables: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly readTime: TimeReader;
  readonly problem: ProblemSink;
}

/** Takes a value from a row; undefined when the row has none. @throws {RowError} when it has an unusable one. */
export type Getter<T = unknown> = (row: Row) => T | undefined;
