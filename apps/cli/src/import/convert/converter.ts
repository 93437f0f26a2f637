import { type AvroRecord } from '@docket/events';
import { type MappingFile } from '../mapping/mapping-file.js';
import { type MappingProblem } from '../mapping/mapping-problem.js';
import { Columns, NOT_A_COLUMN } from '../rows/columns.js';
import { type Row } from '../rows/read-rows.js';
import { RowError } from '../row-error.js';
import { timeReader } from '../time/time-reader.js';
import { type CompileScope } from '../values/compile-scope.js';
import { columnGetter } from '../values/text-value.js';
import { ActivityConverter } from './activity.js';
import { type ConvertScope } from './convert-scope.js';
import { rowKey } from './row-identity.js';
import { SnapshotsConverter } from './snapshots.js';

/** From rows to events: each row on its own, or all rows of a case together. */
export type Converter = ActivityConverter | SnapshotsConverter;

/** What a mapping is compiled for. */
export interface ConverterOptions {
  readonly tenant: string;
  readonly header: readonly string[];
  /** Schemas of the actions that the mapping may name. */
  readonly schemas: Readonly<Record<string, AvroRecord>>;
  /** Whether the whole file is valid text; if not, rows with U+FFFD are bad. */
  readonly validText: boolean;
}

/**
 * Compiles a mapping for a file.
 * @throws {CommandError} that tells every problem, such as columns that the file does not have.
 */
export function createConverter(mapping: MappingFile, options: ConverterOptions): Converter {
  const problems: MappingProblem[] = [];
  const scope = convertScope(mapping, options, problems);
  const { spec } = mapping;
  const converter =
    spec.mode === 'activity'
      ? new ActivityConverter(spec.activity, scope)
      : new SnapshotsConverter(spec.snapshots, scope);
  if (problems.length > 0) throw mapping.error(withoutRepeats(problems), adviceFor(problems, options.header));
  return converter;
}

function convertScope({ spec }: MappingFile, options: ConverterOptions, problems: MappingProblem[]): ConvertScope {
  const readTime = timeReader(spec.time);
  const scope: CompileScope = {
    columns: new Columns(options.header, options.validText),
    missing: new Set(spec.missing),
    tables: spec.tables,
    readTime,
    problem: (path, message) => problems.push({ path, message }),
  };
  const { tenant, schemas } = options;
  const time = rowTime(spec.time.column, scope);
  return {
    ...scope,
    tenant,
    schemas,
    source: spec.source.id,
    event: spec.event,
    key: rowKey(spec.source.key, scope),
    time,
  };
}

function rowTime(column: string, scope: CompileScope): (row: Row) => number {
  const get = columnGetter(column, ['time', 'column'], scope);
  return (row) => {
    const text = get(row);
    if (text === undefined) throw new RowError(column, 'is empty, but says when it happened');
    try {
      return scope.readTime(text);
    } catch (error) {
      throw new RowError(column, error instanceof Error ? error.message : String(error));
    }
  };
}

/** What helps with names that are not columns. */
function adviceFor(problems: readonly MappingProblem[], header: readonly string[]): string | undefined {
  if (!problems.some(({ message }) => message.includes(NOT_A_COLUMN))) return undefined;
  return `The file has the columns: ${header.join(', ')}. A fixed text is written as { constant: … }.`;
}

/** The `event` part is compiled once for every action. */
function withoutRepeats(problems: readonly MappingProblem[]): MappingProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
