/** A column of a report. */
export interface Column<R> {
  readonly key: string;
  readonly label: string;
  /** What rows are sorted and found by; null comes last. */
  readonly value: (row: R) => string | number | null;
}

/**
 * Rows with a text in any of their texts, sorted by a column.
 * @param sort a key, with `-` in front downwards; an unknown one leaves the order
 */
export function shownRows<R>(
  rows: readonly R[],
  columns: readonly Column<R>[],
  { sort = '', find = '' }: { readonly sort?: string; readonly find?: string },
): R[] {
  const text = find.toLowerCase();
  const found = rows.filter(
    (row) =>
      text === '' ||
      columns.some(({ value }) =>
        String(value(row) ?? '')
          .toLowerCase()
          .includes(text),
      ),
  );
  const isDown = sort.startsWith('-');
  const column = columns.find(({ key }) => key === sort.replace(/^-/, ''));
  if (!column) return found;
  return found.sort((a, b) => {
    const [x, y] = [column.value(a), column.value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y));
    return isDown ? -order : order;
  });
}
