import { usageError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { openClient } from '../query/open-client.js';
import { parametersOf } from '../query/query-options.js';
import { queryTarget, type TargetOptions } from '../query/query-target.js';
import { evidenceText } from './evidence-text.js';
import { fetchCsv, fetchReport } from './fetch-report.js';
import { reportText } from './report-text.js';
import { type ReportName, REPORTS } from './reports.js';

/** The options of `docket report`. */
export interface ReportOptions extends TargetOptions {
  readonly from: string;
  readonly to?: string;
  readonly tz?: string;
  readonly department?: readonly string[];
  readonly param?: readonly string[];
  readonly limit: number;
  readonly columns?: readonly string[];
  readonly evidence?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Runs `docket report`. */
export async function showReport(name: ReportName, options: ReportOptions, context: CliContext): Promise<void> {
  const { out, signal } = context;
  const ways = [options.json === true, options.csv === true, options.evidence !== undefined];
  if (ways.filter(Boolean).length > 1) throw usageError('--json, --csv and --evidence exclude each other');
  const { from, to, tz, department, param, limit, columns, evidence } = options;
  const query = parametersOf({ from, to, tz, department }, '--param', param);
  const target = queryTarget(options, context);
  const client = openClient(target);
  if (options.csv === true) {
    // Printed as it is, with the end of its last line.
    out.print((await fetchCsv(client, name, query, signal)).replace(/\n$/, ''));
    return;
  }
  const all = await fetchReport(client, name, query, limit, signal);
  const answer = all.rows === undefined ? all : { ...all, rows: all.rows.slice(0, limit) };
  if (options.json === true) {
    out.print(JSON.stringify(answer, undefined, 2));
  } else if (evidence !== undefined) {
    const { lines, notes } = evidenceText(answer, evidence, REPORTS[name], target.url);
    for (const line of lines) out.print(line);
    for (const note of notes) out.note(note);
  } else {
    out.print(reportText(answer, REPORTS[name], columns));
  }
  const isCut = (all.rows?.length ?? 0) > limit || typeof all.next_cursor === 'string';
  if (isCut) out.note(`there are more rows: --limit ${limit * 2}, or --csv`);
}
