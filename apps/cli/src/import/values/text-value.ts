import { type MappingPath } from '../mapping/mapping-problem.js';
import { RowError } from '../row-error.js';
import { type CompileScope, type Getter } from './compile-scope.js';
import { type ValueSource } from './value-source.js';

/** Stands in a value table for every value that is not listed. */
const ANY = '*';

/** Compiles a value source to a getter of trimmed text. */
export function textGetter(source: ValueSource, path: MappingPath, scope: CompileScope): Getter<string> {
  const { constant } = source;
  if (constant !== undefined) return () => constant;
  const column = source.column ?? '';
  const plain = columnGetter(column, path, scope);
  const translate = translator(source, path, scope);
  return (row) => {
    const value = plain(row);
    if (value === undefined) return source.default;
    const translated = translate(value, column);
    return translated === '' ? source.default : translated;
  };
}

/** A column's trimmed text; undefined where it is empty or a missing-value mark. */
export function columnGetter(column: string, path: MappingPath, scope: CompileScope): Getter<string> {
  const found = scope.columns.find(column);
  if ('problem' in found) {
    scope.problem(path, found.problem);
    return () => undefined;
  }
  return (row) => {
    const value = row.values[found.index]?.trim() ?? '';
    return value === '' || scope.missing.has(value) ? undefined : value;
  };
}

function translator(
  source: ValueSource,
  path: MappingPath,
  scope: CompileScope,
): (value: string, column: string) => string {
  if (source.values === undefined) return (value) => value;
  const table = typeof source.values === 'string' ? scope.tables[source.values] : source.values;
  if (!table) {
    scope.problem(
      [...path, 'values'],
      `names a table that is not under "tables"; there are: ${Object.keys(scope.tables).join(', ') || 'none'}`,
    );
    return (value) => value;
  }
  const entries = new Map(Object.entries(table));
  const otherwise = entries.get(ANY);
  return (value, column) => {
    const meant = entries.get(value) ?? otherwise;
    if (meant === undefined) throw new RowError(column, `"${value}" is not in the value table`);
    return meant;
  };
}
