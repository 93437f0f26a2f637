import { type Command } from 'commander';
import { type CliContext } from '../context.js';
import { type ImportOptions } from './run/run-import.js';

const EXAMPLES = `
Examples:
  $ docket import samples/servicenow-incident-log.csv --mapping samples/servicenow.mapping.yaml --tenant demo
  $ docket import agents.csv --mapping agents.mapping.yaml --tenant acme --dry-run

Importing the same file again adds nothing: event ids come from the tenant, source.id of the mapping and the row.
An import that was interrupted is continued by running the same command again.
docs/importing.md describes the mapping file.`;

/** `docket import`: a CSV event log through the SDK into Kafka. */
export function registerImportCommand(program: Command, context: CliContext): void {
  program
    .command('import')
    .description('publish the rows of a CSV event log as events, each once')
    .argument('<file>', 'CSV file; its first line names the columns')
    .requiredOption('-m, --mapping <file>', 'YAML file that says how rows become events')
    .requiredOption('-t, --tenant <id>', 'tenant the events belong to')
    .option('--bad-rows <file>', 'where rows go that cannot be imported (default: <file>.bad.csv)')
    .option('--dry-run', 'check every row and count the events, publish nothing')
    .option('--json', 'print the summary as JSON')
    .option(
      '--temp-dir <folder>',
      "for files over 64 MB in snapshots mode: takes about the file's size (default: the system's)",
    )
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: Omit<ImportOptions, 'file'>) => {
      const { runImport } = await import('./run/run-import.js');
      await runImport({ file, ...options }, context);
    });
}
