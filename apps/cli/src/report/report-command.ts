import { type Command } from 'commander';
import { type CliContext } from '../context.js';
import { collect, WHO_IS_ASKED, wholeNumber, withTarget } from '../query/query-options.js';
import { type ReportOptions } from './show-report.js';
import { REPORT_NAMES, type ReportName, REPORTS } from './reports.js';

const EXAMPLES = `
Examples:
  $ docket report agents --from -30d --department support --columns tickets,resolved,resolution_p50_ms
  $ docket report agents --from 2016-03-01 --to 2016-04-01 --param by=department --param compare=previous --csv > march.csv
  $ docket report sla --from -7d --param status=breached --param sort=-overdue_minutes
  $ docket report agents --from -30d --param actor=agent-7 --evidence resolved

Reports:
${REPORT_NAMES.map((name) => `  ${name.padEnd(9)} ${REPORTS[name].about}`).join('\n')}

What each column means, and which parameters a report has: docs/reports.md. --evidence prints, for each row, the number and
the request whose events it is made of.
${WHO_IS_ASKED}`;

/** `docket report`: reports, through the query service. */
export function registerReportCommand(program: Command, context: CliContext): void {
  const report = program.command('report').description('reports on agents, service levels, activity and more');
  report.addHelpText('after', EXAMPLES);
  for (const name of REPORT_NAMES) registerReport(report, name, context);
}

function registerReport(report: Command, name: ReportName, context: CliContext): void {
  const command = report
    .command(name)
    .description(REPORTS[name].about)
    .requiredOption('--from <time>', 'from this time on: 2016-03-01, 2016-03-01T09:30:00+01:00 or -30d')
    .option('--to <time>', 'before this time; now without it')
    .option('--tz <zone>', 'whose clock dates begin by: Europe/Prague; UTC without it')
    .option('--department <id>', 'where the report can be limited to departments; repeatable', collect)
    .option('--param <name=value>', 'any other parameter of the report, such as by=department; repeatable', collect)
    .option('--limit <n>', 'at most so many rows; CSV has all', wholeNumber, 100)
    .option('--columns <names>', 'what to show of each row, by commas, or all', commas)
    .option('--evidence <column>', 'the requests that the numbers of this column, or section, are made of')
    .option('--json', 'the answer of the service')
    .option('--csv', 'as CSV');
  withTarget(command)
    .addHelpText('after', EXAMPLES)
    .action(async (options: ReportOptions) => {
      const { showReport } = await import('./show-report.js');
      await showReport(name, options, context);
    });
}

function commas(text: string): string[] {
  return text.split(',').map((name) => name.trim());
}
