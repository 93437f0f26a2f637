import { type components } from '@docket/client';

export type ReportSection = components['schemas']['ReportSection'];
export type Evidence = ReportSection['evidence'];

/** A row: what it is of, and its numbers, in `values` or beside it. */
export type ReportRow = Readonly<Record<string, unknown>> & {
  readonly values?: Readonly<Record<string, number | null>>;
};

/** What all reports have in common: rows, or sections of rows. */
export interface ReportAnswer {
  readonly columns?: readonly string[];
  readonly rows?: readonly ReportRow[];
  readonly sections?: Readonly<Record<string, ReportSection>>;
  /** Of all rows, by column, or by period and column. */
  readonly evidence?: Readonly<Record<string, unknown>>;
  readonly next_cursor?: string | null;
}

/** What a row can be asked for by name: its values, else all that is beside what it is of. */
export function columnsOf({ columns, rows = [] }: ReportAnswer, head: readonly string[]): readonly string[] {
  return columns ?? Object.keys(rows[0] ?? {}).filter((name) => !head.includes(name));
}

export function valueOf(row: ReportRow, column: string): unknown {
  return row.values === undefined ? row[column] : row.values[column];
}
