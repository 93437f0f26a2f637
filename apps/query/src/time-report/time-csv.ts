import { type CsvCell, toCsv } from '../csv/csv.js';
import { TIME_COLUMNS, type TimeRow } from './time-row.js';

/** Which list of the rows a file has: the days, their states, or their tickets. */
export const TIME_TABLES = ['days', 'presence', 'tickets'] as const;
export type TimeTable = (typeof TIME_TABLES)[number];

const STATE = [
  'category',
  'began_at',
  'ended_at',
  'began_before',
  'ends_after',
  'closed_by',
  'duration_ms',
] as const satisfies readonly (keyof TimeRow['presence'][number])[];
const TICKET = [
  'ticket',
  'views',
  'viewing_ms',
  'overlap_ms',
  'by_rule',
] as const satisfies readonly (keyof TimeRow['tickets'][number])[];

/** The report as CSV. */
export function timeCsv(rows: readonly TimeRow[], table: TimeTable): string {
  switch (table) {
    case 'days':
      return toCsv(
        ['agent', 'day', 'from', 'to', ...TIME_COLUMNS],
        rows.map(({ agent, day, from, to, values }) => [
          agent,
          day,
          from,
          to,
          ...TIME_COLUMNS.map((name) => values[name]),
        ]),
      );
    case 'presence':
      return listed(rows, STATE, (row) => row.presence);
    case 'tickets':
      return listed(rows, TICKET, (row) => row.tickets);
  }
}

function listed<K extends string>(
  rows: readonly TimeRow[],
  columns: readonly K[],
  list: (row: TimeRow) => readonly Readonly<Record<K, CsvCell>>[],
): string {
  return toCsv(
    ['agent', 'day', ...columns],
    rows.flatMap((row) => list(row).map((one) => [row.agent, row.day, ...columns.map((name) => one[name])])),
  );
}
