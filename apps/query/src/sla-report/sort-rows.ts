import { type SlaRow } from './sla-row.js';

export type SortColumn = keyof SlaRow;

/** What the order of rows goes by: the value of the sorted column, then what tells rows apart. */
export type SortKey = readonly [value: string | number | null, ticket: string, type: string, number: number];

/** @param sort a column, with - in front downwards */
export function sortKeyOf(row: SlaRow, sort: string): SortKey {
  return [row[columnOf(sort)], row.ticket, row.type, row.number];
}

/** Rows without a value come last, whichever way the others are sorted. */
export function compareKeys(a: SortKey, b: SortKey, sort: string): number {
  const direction = sort.startsWith('-') ? -1 : 1;
  const [value, other] = [a[0], b[0]];
  if (value !== other) {
    if (value === null) return 1;
    if (other === null) return -1;
    return value < other ? -direction : direction;
  }
  return compare(a[1], b[1]) || compare(a[2], b[2]) || a[3] - b[3];
}

function columnOf(sort: string): SortColumn {
  return (sort.startsWith('-') ? sort.slice(1) : sort) as SortColumn;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
