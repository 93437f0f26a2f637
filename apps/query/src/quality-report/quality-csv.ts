import { toCsv } from '../csv/csv.js';
import { QUALITY_COLUMNS } from './columns.js';
import { type QualityRow } from './read-quality.js';

/** Which list a file has: the agents, or the tickets of their samples. */
export const QUALITY_TABLES = ['agents', 'sample'] as const;
export type QualityTable = (typeof QUALITY_TABLES)[number];

/** The report as CSV. */
export function qualityCsv(rows: readonly QualityRow[], table: QualityTable): string {
  if (table === 'agents') {
    const lines = rows.map(({ key, values }) => [key, ...QUALITY_COLUMNS.map((column) => values[column])]);
    return toCsv(['agent', ...QUALITY_COLUMNS], lines);
  }
  const lines = rows.flatMap(({ key, sample }) =>
    sample.map(({ ticket, review }, n) => [
      key,
      n + 1,
      ticket,
      ...[review?.state, review?.note, review?.by.name ?? review?.by.id, review?.at],
    ]),
  );
  return toCsv(['agent', 'number', 'ticket', 'state', 'note', 'reviewer', 'reviewed_at'], lines);
}
