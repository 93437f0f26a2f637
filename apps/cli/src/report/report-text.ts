import { usageError } from '../command-error.js';
import { table } from '../table.js';
import { gapText } from '../timeline/timeline-text.js';
import { columnsOf, type ReportAnswer, type ReportSection, valueOf } from './report-answer.js';
import { type ReportView } from './reports.js';

/**
 * A report as tables.
 * @param asked columns; those of the view without them, and all for `all`
 * @throws {CommandError} for a column that there is not
 */
export function reportText(answer: ReportAnswer, view: ReportView, asked: readonly string[] | undefined): string {
  if (answer.sections !== undefined) {
    return Object.entries(answer.sections)
      .map(([name, section]) => `${name.replaceAll('_', ' ')}\n${sectionText(section)}`)
      .join('\n\n');
  }
  const { rows = [] } = answer;
  if (rows.length === 0) return 'nothing in this period';
  const columns = chosen(columnsOf(answer, view.head), asked ?? view.columns);
  const lines = rows.map((row) => [
    ...view.head.map((name) => text(name, row[name])),
    ...columns.map((name) => text(name, valueOf(row, name))),
  ]);
  return table([...view.head, ...columns.map((name) => name.replace(/_ms$/, ''))], lines);
}

function chosen(all: readonly string[], asked: readonly string[]): readonly string[] {
  if (asked.join() === 'all') return all;
  const unknown = asked.find((name) => !all.includes(name));
  if (unknown === undefined) return asked;
  throw usageError(`--columns: there is no ${unknown}; there are ${all.join(', ')}`);
}

function sectionText({ keys, rows, complete }: ReportSection): string {
  if (rows.length === 0) return 'none';
  const lines = rows.map((row) => [...row.keys.map((key) => key ?? ''), String(row.count), row.first_at, row.last_at]);
  return `${table([...keys, 'count', 'first', 'last'], lines)}${complete ? '' : '\nand more, with smaller counts'}`;
}

/** Durations are told in their largest units; what is a list or an object is in JSON alone. */
function text(name: string, value: unknown): string {
  if (typeof value === 'number') return name.endsWith('_ms') ? gapText(value) : String(value);
  return typeof value === 'string' ? value : '';
}
