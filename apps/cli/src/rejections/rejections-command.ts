import { type Origin } from '@docket/rejections';
import { type Command } from 'commander';
import { usageError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { timeOption } from '../time-option.js';
import { type ListOptions } from './list-rejections.js';
import {
  isSelecting,
  originOption,
  reasonOption,
  schemaIdOption,
  textOption,
  wholeNumber,
} from './rejection-options.js';
import { type RetryOptions } from './retry-rejections.js';
import { type ShowOptions } from './show-rejection.js';

const EXAMPLES = `
Examples:
  $ docket rejections list --reason unknown_schema --from 2026-03-01
  $ docket rejections show 1/3/52000
  $ docket rejections retry --reason unknown_schema   # after the schema was registered
  $ docket rejections retry 1/3/52000 --correct fixed.json

A retry publishes the record again as it was, with the same event id and marked as a redelivery, so that it is stored
once. What would be rejected again for the same or another reason is left out, unless --force. What is rejected while the
command runs is not among what it publishes. --correct publishes an event of your own instead, as JSON: what producers
write, with "action"; it gets the label corrects=<origin>.`;

/** `docket rejections`: records that are no events, and how they become some. */
export function registerRejectionsCommand(program: Command, context: CliContext): void {
  const rejections = program
    .command('rejections')
    .description('records that ingestion rejected: list them, look at one, publish them again')
    .addHelpText('after', EXAMPLES);
  registerList(rejections, context);
  registerShow(rejections, context);
  registerRetry(rejections, context);
}

function registerList(rejections: Command, context: CliContext): void {
  withFilter(rejections.command('list'))
    .description('rejections, newest first')
    .option('--limit <n>', 'at most so many', wholeNumber, 50)
    .option('--json', 'one JSON object per line')
    .action(async (options: ListOptions) => {
      const { listRejections } = await import('./list-rejections.js');
      await listRejections(options, context);
    });
}

function registerShow(rejections: Command, context: CliContext): void {
  rejections
    .command('show')
    .description('one record: why it was rejected, what can be read of it, and its bytes')
    .argument('<origin>', 'epoch/partition/offset, as the list shows it', originOption)
    .option('--all-bytes', 'all of its bytes')
    .option('--json', 'as JSON, with key and value in base64')
    .action(async (origin: Origin, options: ShowOptions) => {
      const { showRejection } = await import('./show-rejection.js');
      await showRejection(origin, options, context);
    });
}

interface RetryOrCorrectOptions extends RetryOptions {
  readonly correct?: string;
}

function registerRetry(rejections: Command, context: CliContext): void {
  withFilter(rejections.command('retry'))
    .description('publish records again as they were, or one of them corrected')
    .argument('[origin...]', 'epoch/partition/offset; or a filter', originList)
    .option('--all', 'every rejection')
    .option('--dry-run', 'publish nothing, only say what would be')
    .option('--force', 'also those that would be rejected again')
    .option('--correct <file>', 'publish the event in this JSON file in place of one record')
    .option('--json', 'one JSON object per line')
    .action(async (origins: Origin[], { correct, ...options }: RetryOrCorrectOptions) => {
      if (correct === undefined) {
        const { retryRejections } = await import('./retry-rejections.js');
        await retryRejections(origins, options, context);
        return;
      }
      const [origin, ...others] = origins;
      if (!origin || others.length > 0) throw usageError('--correct is for exactly one record: give its origin');
      const { correctRejection } = await import('./correct-rejection.js');
      if (isSelecting(options) || options.force === true) {
        throw usageError('--correct goes with an origin, --dry-run and --json, and with nothing else');
      }
      await correctRejection(origin, correct, options, context);
    });
}

function originList(text: string, before: readonly Origin[] = []): Origin[] {
  return [...before, originOption(text)];
}

function withFilter(command: Command): Command {
  return command
    .option('--reason <reason>', 'why it was rejected; repeatable', reasonOption)
    .option('--producer <service>', 'service that published it; repeatable', textOption)
    .option('--schema-id <id>', 'schema id it names; repeatable', schemaIdOption)
    .option('--tenant <id>', 'tenant it belongs to, as far as can be told; repeatable', textOption)
    .option('--from <time>', 'appended from this time on: 2026-03-01 or 2026-03-01T09:30:00+01:00', timeOption)
    .option('--to <time>', 'appended before this time', timeOption);
}
