import { COLUMNS, type Values } from './columns.js';

/** The middle of each column over several rows; of two in the middle, halfway. Rows without a value are left out. */
export function medianValues(rows: readonly Values[]): Values {
  return Object.fromEntries(
    COLUMNS.map((column) => [column, medianOf(rows.flatMap((row) => row[column] ?? []))]),
  ) as unknown as Values;
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
