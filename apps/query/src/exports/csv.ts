import { FORMULA_STARTS, toCsv } from '../csv/csv.js';
import { cellText } from './cells.js';
import { type ExportColumn } from './columns.js';

/** A row as a line of CSV (RFC 4180) without its line feed, in SQL. */
export function csvLine(columns: readonly ExportColumn[]): string {
  return `concat(${columns.map(cell).join(", ',', ")}, '\\r')`;
}

/** The names of columns as the first line, which ends in CR LF. */
export function csvHeader(columns: readonly ExportColumn[]): string {
  return toCsv(
    columns.map(({ name }) => name),
    [],
  );
}

function cell(column: ExportColumn): string {
  const text = cellText(column);
  switch (column.kind) {
    case 'number':
    case 'time':
    case 'uuid':
      return text;
    case 'map':
      return quoted(text);
    case 'text':
      return `if(${text} = '', '', ${quoted(safe(text))})`;
  }
}

/** A text that begins like a formula gets a quote in front, which spreadsheets take for "this is text". */
function safe(text: string): string {
  const starts = FORMULA_STARTS.map((start) => `'${escapes(start)}'`).join(', ');
  return `if(substringUTF8(${text}, 1, 1) IN (${starts}), concat('\\'', ${text}), ${text})`;
}

function quoted(text: string): string {
  return `concat('"', replaceAll(${text}, '"', '""'), '"')`;
}

function escapes(text: string): string {
  return text
    .replace('\t', String.raw`\t`)
    .replace('\r', String.raw`\r`)
    .replace('\n', String.raw`\n`);
}
