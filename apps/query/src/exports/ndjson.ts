import { cellText } from './cells.js';
import { type ExportColumn } from './columns.js';

/**
 * A row as an event of the contract in JSON, in SQL: what `GET /v1/events` shows, with the fields of the columns alone. Made in
 * ClickHouse, so that millions of rows only pass through the service.
 */
export function jsonLine(columns: readonly ExportColumn[]): string {
  return object([...groupsOf(columns)].map(([name, members]) => memberOf(name, members)));
}

/** Columns by the field of the event that they are in. */
function groupsOf(columns: readonly ExportColumn[]): Map<string, readonly ExportColumn[]> {
  const groups = new Map<string, readonly ExportColumn[]>();
  for (const column of columns) {
    const [name] = column.path;
    groups.set(name, [...(groups.get(name) ?? []), column]);
  }
  return groups;
}

/** A field and its value behind a comma; '' when it is absent. */
function memberOf(name: string, members: readonly ExportColumn[]): string {
  // Single labels say nothing beside all of them.
  const whole = members.find(({ path }) => path.length === 1);
  if (whole !== undefined) return member(fixedName(name), whole);
  const inner = concatenated(members.map((column) => member(nameOf(column), column)));
  return `if(${inner} = '', '', concat(',', ${fixedName(name)}, ':{', substring(${inner}, 2), '}'))`;
}

function member(name: string, column: ExportColumn): string {
  const shown = concatenated(["','", name, "':'", valueOf(column)]);
  return column.always ? shown : `if(${column.sql} = '', '', ${shown})`;
}

function valueOf(column: ExportColumn): string {
  const text = cellText(column);
  return column.kind === 'number' || column.kind === 'map' ? text : `toJSONString(${text})`;
}

function nameOf({ path, key }: ExportColumn): string {
  return key === undefined ? fixedName(path[1] ?? path[0]) : `toJSONString({${key.parameter}: String})`;
}

/** A name that is fixed in code: letters and underscores. */
function fixedName(name: string): string {
  return `'"${name}"'`;
}

function object(members: readonly string[]): string {
  return `concat('{', substring(${concatenated(members)}, 2), '}')`;
}

function concatenated(texts: readonly string[]): string {
  const [only, ...more] = texts;
  return only !== undefined && more.length === 0 ? only : `concat(${texts.join(', ')})`;
}
