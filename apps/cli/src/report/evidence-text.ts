import { usageError } from '../command-error.js';
import { plainText } from '../table.js';
import { type Evidence, type ReportAnswer, valueOf } from './report-answer.js';
import { type ReportView } from './reports.js';

/** What one number is made of. */
interface Cell {
  /** What the row is of. */
  readonly of: string;
  readonly value: unknown;
  /** What blanks are filled with, by their name. */
  readonly blanks: Readonly<Record<string, unknown>>;
}

/** A line for each number of a column or section: row, number, request; and what else there is to know of all of them. */
export interface EvidenceText {
  readonly lines: readonly string[];
  readonly notes: readonly string[];
}

/** @throws {CommandError} for a column, or section, that has no evidence */
export function evidenceText(answer: ReportAnswer, column: string, view: ReportView, url: string): EvidenceText {
  const evidence = answer.sections === undefined ? ofColumn(answer, column) : answer.sections[column]?.evidence;
  if (evidence === undefined) {
    const names = Object.keys(answer.sections ?? byColumn(answer)).join(', ');
    throw usageError(
      `--evidence ${column}: there is none; there is evidence of ${names || 'whole rows: give any column'}`,
    );
  }
  const filledIn = (template: string, { blanks }: Cell) => `${url}${filled(template, blanks)}`;
  const lines = cells(answer, column, view).map((cell) => {
    const also = [evidence.also, evidence.then].filter((more) => more !== undefined);
    const requests = [evidence.query, ...also].map((template) => filledIn(template, cell)).join(' ');
    return plainText(`${cell.of}  ${shown(cell.value)}  ${requests}`);
  });
  const notes = [evidence.rule === undefined ? 'each number is how many events there are' : `rule: ${evidence.rule}`];
  if (evidence.then !== undefined) notes.push('the last request is for the tickets of the events of the first');
  return { lines, notes };
}

function byColumn({ evidence = {} }: ReportAnswer): Readonly<Record<string, unknown>> {
  const current = evidence['current'];
  return typeof current === 'object' && current !== null ? { ...current } : evidence;
}

/** One query may stand for whole rows. */
function ofColumn(answer: ReportAnswer, column: string): Evidence | undefined {
  const all = byColumn(answer);
  const found = typeof all['query'] === 'string' ? all : all[column];
  return found as Evidence | undefined;
}

function cells({ sections, rows = [] }: ReportAnswer, column: string, { head }: ReportView): Cell[] {
  const section = sections?.[column];
  if (section !== undefined) {
    return section.rows.map(({ keys, count }) => ({
      of: keys.map((key) => key ?? 'none').join('  '),
      value: count,
      blanks: Object.fromEntries(section.keys.map((name, n) => [name, keys[n] ?? null])),
    }));
  }
  return rows.map((row) => ({
    of: head.map((name) => shown(row[name])).join('  '),
    value: valueOf(row, column),
    blanks: row,
  }));
}

/** As the API says: percent-encoded, what would be a negation or pattern behind a backslash, and `!*` where there is none. */
function filled(template: string, blanks: Readonly<Record<string, unknown>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (blank, name: string) => {
    const value = blanks[name];
    if (value === null) return encodeURIComponent('!*');
    if (typeof value !== 'string' && typeof value !== 'number') return blank;
    const isFilter = template.startsWith('/v1/events?');
    return encodeURIComponent(isFilter ? String(value).replace(/^(?=[!*\\])/, '\\') : String(value));
  });
}

function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : 'none';
}
