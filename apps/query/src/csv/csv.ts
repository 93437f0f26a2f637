/** What a cell holds; null and undefined are empty. */
export type CsvCell = string | number | boolean | null | undefined;

/** What spreadsheets take for the beginning of a formula, also behind white space and in full-width signs. */
export const FORMULA_STARTS: readonly string[] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/**
 * Lines of CSV (RFC 4180). Text that a spreadsheet would take for a formula gets a quote in front, because names and ids are
 * whatever somebody typed in; numbers stay numbers, negative ones too.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [header, ...rows].map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = FORMULA_STARTS.some((start) => cell.startsWith(start)) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
