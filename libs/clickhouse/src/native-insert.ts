import { quoteName, quoteText } from './sql-text.js';

/** A column as the blocks of an insert encode it; the table may store it otherwise (LowCardinality). */
export interface NativeColumn {
  readonly name: string;
  readonly type: string;
}

/**
 * The statement whose data are Native blocks. `input()` rather than a plain insert, because only a SELECT can carry
 * a condition; columns are named, so that a table with newer columns still takes blocks of an older writer.
 */
export function nativeInsertSql(table: string, columns: readonly NativeColumn[], where: string | undefined): string {
  return selectedInsertSql(table, columns, where, 'Native');
}

/**
 * The same for any input format.
 * @param values what is inserted, expressions over the columns by the table's column; the columns themselves without it
 */
export function selectedInsertSql(
  table: string,
  columns: readonly NativeColumn[],
  where: string | undefined,
  format: 'Native' | 'JSONEachRow' | 'Parquet',
  values: Readonly<Record<string, string>> = Object.fromEntries(columns.map(({ name }) => [name, quoteName(name)])),
): string {
  const names = Object.keys(values).map(quoteName).join(', ');
  const select = Object.values(values).join(', ');
  const structure = columns.map(({ name, type }) => `${quoteName(name)} ${type}`).join(', ');
  const condition = where === undefined ? '' : ` WHERE ${where}`;
  return `INSERT INTO ${quoteName(table)} (${names}) SELECT ${select} FROM input(${quoteText(structure)})${condition} FORMAT ${format}`;
}
