import { type CsvCell, toCsv } from '../csv/csv.js';
import { type AgentsAnswer } from './agents-report.operation.js';
import { COLUMNS, type Values } from './columns.js';

/** The report as CSV: a line per row, columns of the period before and of the department's median behind those of the period. */
export function agentsCsv({ meta, rows, medians }: AgentsAnswer): string {
  const { by, previous } = meta;
  const suffixes = ['', ...(previous ? ['_previous'] : []), ...(medians ? ['_department_median'] : [])];
  const head = by === 'agent' ? ['agent', 'department'] : ['department'];
  const header = [...head, ...suffixes.flatMap((suffix) => COLUMNS.map((column) => `${column}${suffix}`))];
  const lines = rows.map((row): CsvCell[] => [
    row.key,
    ...(by === 'agent' ? [row.department] : []),
    ...cells(row.values),
    ...(previous ? cells(row.previous) : []),
    ...(medians ? cells(row.department === null ? undefined : medians[row.department]) : []),
  ]);
  return toCsv(header, lines);
}

function cells(values: Values | undefined): CsvCell[] {
  return COLUMNS.map((column) => values?.[column]);
}
