import { type Command, InvalidArgumentError } from 'commander';
import { type CliContext } from '../context.js';
import { type TimelineOptions } from './show-timeline.js';

const EXAMPLES = `
Examples:
  $ docket timeline INC0000045
  $ docket timeline INC0000045 --as-of 2016-03-01T12:00:00Z
  $ docket timeline INC0000045 --lineage --json | jq .relation

Oldest first, each event with the time since the one before it. --as-of tells how the ticket stood then, and leaves out what
came later. --lineage adds events of the tickets that it came from or became.
The address comes from --url or DOCKET_QUERY_URL, the key from --key-file or DOCKET_API_KEY; without them a running
\`docket start\` is asked.`;

/** `docket timeline`: the history of a ticket, through the query service. */
export function registerTimelineCommand(program: Command, context: CliContext): void {
  program
    .command('timeline <ticket>')
    .description('the history of a ticket, and how it stood at a moment')
    .option('--as-of <time>', 'how it stood then: 2016-03-01 or 2016-03-01T09:30:00+01:00')
    .option('--lineage', 'with the tickets that it came from or became')
    .option('--action <action>', 'action, or a category as ticket.*; repeatable', collect)
    .option('--from <time>', 'events from this time on')
    .option('--to <time>', 'events before this time')
    .option('--limit <n>', 'at most so many events', wholeNumber, 1000)
    .option('--json', 'one JSON object per line; with --as-of the state is the first one')
    .option('--url <address>', 'address of the query service')
    .option('--key-file <file>', 'file that holds the API key')
    .addHelpText('after', EXAMPLES)
    .action(async (ticket: string, options: TimelineOptions) => {
      const { showTimeline } = await import('./show-timeline.js');
      await showTimeline(ticket, options, context);
    });
}

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError('must be a whole number from 1 up');
}
