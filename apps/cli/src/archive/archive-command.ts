import { type Command, InvalidArgumentError, Option } from 'commander';
import { type CliContext } from '../context.js';
import { type ListArchiveOptions } from './list-archive.js';
import { type RestoreOptions } from './run-restore.js';
import { type RunArchiveOptions } from './run-archive.js';
import { type VerifyArchiveOptions } from './run-verify.js';

const EXAMPLES = `
Examples:
  $ docket archive run --to /archive                                  # each day once it is over, until Ctrl-C
  $ docket archive run --to s3://audit/docket --once --give-back-after 30
  $ docket archive verify --from s3://audit/docket
  $ docket archive restore --from /archive                            # into an empty database

Archives what ingestion has written as Parquet files with manifests (docs/archive.md), and gives the space of the topic back if
that is wanted. A location is a directory or s3://bucket/prefix; DOCKET_ARCHIVE_S3_* says how to reach a store.`;

/** `docket archive`: events outside of Kafka and ClickHouse. */
export function registerArchiveCommand(program: Command, context: CliContext): void {
  const archive = program
    .command('archive')
    .description('keep events as Parquet files, give back the space of the topic, and restore what is archived')
    .addHelpText('after', EXAMPLES);
  registerRun(archive, context);
  registerList(archive, context);
  registerVerify(archive, context);
  registerRestore(archive, context);
}

function registerRun(archive: Command, context: CliContext): void {
  archive
    .command('run')
    .description('archive each day of ingestion once it is over; goes on until Ctrl-C')
    .requiredOption('--to <location>', 'where the archive is: a directory, or s3://bucket/prefix')
    .option('--once', 'end when nothing is left to archive')
    .addOption(
      new Option('--until <when>', '`now` also takes what was written today so far, and ends then')
        .choices(['yesterday', 'now'])
        .default('yesterday'),
    )
    .option(
      '--give-back-after <days>',
      'delete records from the topic that are archived and were ingested so many days ago; never without this',
      days,
    )
    .option('--json', 'one object per line')
    .action(async (options: RunArchiveOptions) => {
      const { runArchive } = await import('./run-archive.js');
      await runArchive(options, context);
    });
}

function registerList(archive: Command, context: CliContext): void {
  archive
    .command('list')
    .description('what an archive has, per partition, as its manifests say')
    .requiredOption('--from <location>', 'where the archive is')
    .option('--json', 'as JSON')
    .action(async (options: ListArchiveOptions) => {
      const { listArchive } = await import('./list-archive.js');
      await listArchive(options, context);
    });
}

function registerVerify(archive: Command, context: CliContext): void {
  archive
    .command('verify')
    .description('read an archive whole: damaged or missing files, holes, overlaps; exit code 1 when there are any')
    .requiredOption('--from <location>', 'where the archive is')
    .option('--json', 'as JSON')
    .action(async (options: VerifyArchiveOptions) => {
      const { runVerify } = await import('./run-verify.js');
      await runVerify(options, context);
    });
}

function registerRestore(archive: Command, context: CliContext): void {
  archive
    .command('restore')
    .description('bring an archive back into an empty database, so that ingestion goes on behind it')
    .requiredOption('--from <location>', 'where the archive is')
    .option('--json', 'the outcome as JSON')
    .action(async (options: RestoreOptions) => {
      const { runRestore } = await import('./run-restore.js');
      await runRestore(options, context);
    });
}

function days(text: string): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value <= 36_500) return value;
  throw new InvalidArgumentError('must be a number of days from 0 to 36500');
}
