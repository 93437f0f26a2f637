import { type Command } from 'commander';
import { type CliContext } from '../context.js';
import { collect, WHO_IS_ASKED, wholeNumber, withTarget } from '../query/query-options.js';
import { type TimelineOptions } from './show-timeline.js';

const EXAMPLES = `
Examples:
  $ docket timeline INC0000045
  $ docket timeline INC0000045 --as-of 2016-03-01T12:00:00Z
  $ docket timeline INC0000045 --lineage --json | jq .relation

Oldest first, each event with the time since the one before it. --as-of tells how the ticket stood then, and leaves out what
came later. --lineage adds events of the tickets that it came from or became.
${WHO_IS_ASKED}`;

/** `docket timeline`: the history of a ticket, through the query service. */
export function registerTimelineCommand(program: Command, context: CliContext): void {
  const command = program
    .command('timeline <ticket>')
    .description('the history of a ticket, and how it stood at a moment')
    .option('--as-of <time>', 'how it stood then: 2016-03-01 or 2016-03-01T09:30:00+01:00')
    .option('--lineage', 'with the tickets that it came from or became')
    .option('--action <action>', 'action, or a category as ticket.*; repeatable', collect)
    .option('--from <time>', 'events from this time on')
    .option('--to <time>', 'events before this time')
    .option('--limit <n>', 'at most so many events', wholeNumber, 1000)
    .option('--json', 'one JSON object per line; with --as-of the state is the first one');
  withTarget(command)
    .addHelpText('after', EXAMPLES)
    .action(async (ticket: string, options: TimelineOptions) => {
      const { showTimeline } = await import('./show-timeline.js');
      await showTimeline(ticket, options, context);
    });
}
