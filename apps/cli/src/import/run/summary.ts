import { type Tally } from './tally.js';

/** What an import did; printed by `--json`. */
export interface ImportSummary {
  readonly file: string;
  readonly tenant: string;
  readonly dry_run: boolean;
  readonly rows: number;
  readonly bad_rows: number;
  /** Where the bad rows are; null when there is none. */
  readonly bad_rows_file: string | null;
  readonly events: number;
  readonly actions: Readonly<Record<string, number>>;
  readonly seconds: number;
}

export function importSummary(
  { file, tenant, dryRun }: { file: string; tenant: string; dryRun?: boolean },
  tally: Tally,
  badRowsFile: string,
): ImportSummary {
  return {
    file,
    tenant,
    dry_run: dryRun === true,
    rows: tally.rows,
    bad_rows: tally.badRows,
    bad_rows_file: tally.badRows > 0 ? badRowsFile : null,
    events: tally.events,
    actions: tally.actions,
    seconds: Math.round(tally.seconds * 1000) / 1000,
  };
}

/** The summary as people read it. */
export function summaryLines(summary: ImportSummary): string[] {
  const number = (value: number) => value.toLocaleString('en');
  const width = Math.max(0, ...Object.keys(summary.actions).map((action) => action.length));
  const rate = Math.round(summary.events / Math.max(summary.seconds, 0.001));
  const verb = summary.dry_run
    ? 'would be published'
    : `published in ${summary.seconds.toFixed(1)} s (${number(rate)}/s)`;
  return [
    `${summary.file} → tenant ${summary.tenant}`,
    `  ${number(summary.rows)} rows, ${number(summary.bad_rows)} bad`,
    `  ${number(summary.events)} events ${verb}`,
    ...Object.entries(summary.actions).map(
      ([action, count]) => `    ${action.padEnd(width)}  ${number(count).padStart(9)}`,
    ),
    ...(summary.bad_rows_file === null ? [] : [`  bad rows, with line, column and reason: ${summary.bad_rows_file}`]),
  ];
}
