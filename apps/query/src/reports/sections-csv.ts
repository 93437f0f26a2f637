import { toCsv } from '../csv/csv.js';
import { type Section } from './section.js';

/** All sections in one table: a line for each row, with as many columns of keys as the section with the most has. */
export function sectionsCsv(sections: Readonly<Record<string, Section>>): string {
  const most = Math.max(...Object.values(sections).map(({ keys }) => keys.length));
  const columns = Array.from({ length: most }, (_, n) => n);
  const lines = Object.entries(sections).flatMap(([name, { keys, rows }]) =>
    rows.map((row) => [
      name,
      ...columns.flatMap((n) => [keys[n] ?? null, row.keys[n] ?? null]),
      row.count,
      row.first_at,
      row.last_at,
    ]),
  );
  const header = [
    'section',
    ...columns.flatMap((n) => [`key_${n + 1}`, `value_${n + 1}`]),
    'count',
    'first_at',
    'last_at',
  ];
  return toCsv(header, lines);
}
