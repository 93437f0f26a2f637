import { type Command, Option } from 'commander';
import { type CliContext } from '../context.js';
import { withFilter } from '../events/filter-options.js';
import { WHO_IS_ASKED, withTarget } from '../query/query-options.js';
import { type TargetOptions } from '../query/query-target.js';
import { type FileOptions } from './asked-file.js';
import { type SaveOptions } from './target-file.js';

const EXAMPLES = `
Examples:
  $ docket export now --department support --from -7d --columns occurred_at,action,actor_id,ticket_id
  $ docket export start --from 2016-01-01 --format parquet --download 2016.parquet
  $ docket export list
  $ docket export download 5b0c3c1e-8f6b-4d0e-9b57-0f3f3a2c9d11 -o march.csv.gz

"now" is for files that are not large. "start" has the service make the file in the background, with the events that there
are now; it is kept for a day. A download that broke off goes on by itself, or when the same command is given again, and is
compared with the digest of the file in the end (docs/exports.md).
${WHO_IS_ASKED}`;

type IdOptions = TargetOptions & { readonly json?: boolean };

/** `docket export`: events as files, through the query service. */
export function registerExportCommand(program: Command, context: CliContext): void {
  const group = program.command('export').description('events as CSV, NDJSON or Parquet files');
  group.addHelpText('after', EXAMPLES);
  registerNow(group, context);
  registerStart(group, context);
  registerJobs(group, context);
  registerDownload(group, context);
}

function registerNow(group: Command, context: CliContext): void {
  withTarget(withSave(withFile(withFilter(group.command('now')))))
    .description('a file at once')
    .addHelpText('after', EXAMPLES)
    .action(async (options: FileOptions & SaveOptions & TargetOptions) => {
      const { exportNow } = await import('./export-now.js');
      await exportNow(options, context);
    });
}

function registerStart(group: Command, context: CliContext): void {
  withTarget(withFile(withFilter(group.command('start'))))
    .description('have a file made in the background')
    .option('--download <file>', 'wait until it is done, and save it here')
    .option('--force', 'replace a file that is there')
    .option('--json', 'the export as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (options: FileOptions & IdOptions & { readonly download?: string; readonly force?: boolean }) => {
      const { startExport } = await import('./export-jobs.js');
      await startExport(options, context);
    });
}

function registerJobs(group: Command, context: CliContext): void {
  withTarget(group.command('list'))
    .description('exports that there are, newest first')
    .option('--json', 'one JSON object per line')
    .action(async (options: IdOptions) => {
      const { listExports } = await import('./export-jobs.js');
      await listExports(options, context);
    });
  withTarget(group.command('status <id>'))
    .description('how far an export is, or what came of it')
    .option('--json', 'as JSON')
    .action(async (id: string, options: IdOptions) => {
      const { showExport } = await import('./export-jobs.js');
      await showExport(id, options, context);
    });
  withTarget(group.command('cancel <id>'))
    .description('cancel an export, or remove one that is over')
    .option('--json', 'as JSON')
    .action(async (id: string, options: IdOptions) => {
      const { cancelExport } = await import('./export-jobs.js');
      await cancelExport(id, options, context);
    });
}

function registerDownload(group: Command, context: CliContext): void {
  withTarget(withSave(group.command('download <id>')))
    .description('save the file of an export, once it is done')
    .addHelpText('after', EXAMPLES)
    .action(async (id: string, options: SaveOptions & TargetOptions) => {
      const { downloadExport } = await import('./export-jobs.js');
      await downloadExport(id, options, context);
    });
}

function withFile(command: Command): Command {
  return command
    .addOption(
      new Option('--format <format>', 'what kind of file').choices(['csv', 'ndjson', 'parquet']).default('csv'),
    )
    .option('--columns <names>', 'which columns, by commas, in this order; all without it')
    .option('--gzip', 'packed')
    .addOption(new Option('--order <order>', 'which end comes first').choices(['newest', 'oldest']).default('newest'));
}

function withSave(command: Command): Command {
  return command
    .option('-o, --output <file>', 'where to save it; without it here, under a name of its own')
    .option('--force', 'replace a file that is there');
}
