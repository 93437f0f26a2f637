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

/** The same for any input format. */
export function selectedInsertSql(
  table: string,
  columns: readonly NativeColumn[],
  where: string | undefined,
  format: 'Native' | 'JSONEachRow',
): string {
  const names = columns.map(({ name }) => quoteName(name)).join(', ');
  const structure = columns.map(({ name, type }) => `${quoteName(name)} ${type}`).join(', ');
  const condition = where === undefined ? '' : ` WHERE ${where}`;
  return `INSERT INTO ${quoteName(table)} (${names}) SELECT ${names} FROM input(${quoteText(structure)})${condition} FORMAT ${format}`;
}
