import { type Command, InvalidArgumentError } from 'commander';
import { type CliContext } from '../context.js';
import { type AcceptGapOptions } from './accept-gap.js';
import { type NewEpochOptions } from './new-epoch.js';

const EXAMPLES = `
Examples:
  $ docket ingest status
  $ docket ingest accept-gap 3 --to 52000    # go on without records that were deleted before they were ingested
  $ docket ingest new-epoch                  # the topic was deleted and made anew

Status only reads. The other two take the partition as an ingester does, so that whatever still writes for it is
refused, and write down in the ledger who did what.`;

/** `docket ingest`: how ingestion stands, and what only a person may decide. */
export function registerIngestCommand(program: Command, context: CliContext): void {
  const ingest = program
    .command('ingest')
    .description('how ingestion stands in each partition, and how to go on where it stopped')
    .addHelpText('after', EXAMPLES);
  registerStatus(ingest, context);
  registerAcceptGap(ingest, context);
  registerNewEpoch(ingest, context);
}

function registerStatus(ingest: Command, context: CliContext): void {
  ingest
    .command('status')
    .description('per partition: position, lag, owner, and why it cannot go on; exit code 1 when one cannot')
    .option('--json', 'as JSON')
    .action(async (options: { json?: boolean }) => {
      const { runStatus } = await import('./run-status.js');
      await runStatus(options, context);
    });
}

function registerAcceptGap(ingest: Command, context: CliContext): void {
  ingest
    .command('accept-gap')
    .description('go on without records that were deleted from the topic before they were ingested')
    .argument('<partition>', 'the partition that stopped', wholeNumber)
    .requiredOption('--to <offset>', 'the first offset to go on with: the first one the topic still has', wholeNumber)
    .option('--even-existing', 'also give up records that the topic still has, up to --to')
    .option('--json', 'as JSON')
    .action(async (partition: number, options: AcceptGapOptions) => {
      const { runAcceptGap } = await import('./accept-gap.js');
      await runAcceptGap(partition, options, context);
    });
}

function registerNewEpoch(ingest: Command, context: CliContext): void {
  ingest
    .command('new-epoch')
    .description('begin at the first offset again, because the topic was deleted and made anew')
    .option('--reason <text>', 'kept with the epoch', 'the topic was made anew')
    .option('--force', 'also when the topic does not look new: what it still has is then stored a second time')
    .option('--json', 'as JSON')
    .action(async (options: NewEpochOptions) => {
      const { runNewEpoch } = await import('./new-epoch.js');
      await runNewEpoch(options, context);
    });
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError('must be a whole number from 0 up');
}
