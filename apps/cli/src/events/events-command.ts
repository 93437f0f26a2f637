import { type Command } from 'commander';
import { type CliContext } from '../context.js';
import { collect, WHO_IS_ASKED, wholeNumber, withTarget } from '../query/query-options.js';
import { type EventsOptions } from './list-events.js';

const EXAMPLES = `
Examples:
  $ docket events --ticket INC0000045
  $ docket events --action 'ticket.*' --department 'Group 70' --from 2016-03-01 --to 2016-03-02 --limit 200
  $ docket events --query 'action:ticket.* -actor:bot-1 after:-7d "refund"'
  $ docket events --actor agt-11 --filter label.plan=gold --filter 'session=!s-1' --json | jq .details
  $ docket events --follow

Values of one filter are joined by "or", different filters by "and"; "!" in front of a value negates (docs/query-api.md).
Newest first; with --follow oldest first, then every event as it comes in, whenever it happened.
${WHO_IS_ASKED}`;

/** `docket events`: reads the log through the query service. */
export function registerEventsCommand(program: Command, context: CliContext): void {
  const command = program
    .command('events')
    .description('list events, by filter and time')
    .option('--query <query>', 'all filters in one line: \'action:ticket.* -actor:bot-1 after:-7d "refund"\'')
    .option('-q, --words <words>', 'words that are found in names, reason or details')
    .option('--action <action>', 'action, or a category as ticket.*; repeatable', collect)
    .option('--actor <id>', 'who did it; repeatable', collect)
    .option('--department <id>', 'where; repeatable', collect)
    .option('--ticket <id>', 'on which ticket; repeatable', collect)
    .option('--channel <channel>', 'which way it came in; repeatable', collect)
    .option('--outcome <outcome>', 'SUCCESS, FAILURE or DENIED; repeatable', collect)
    .option('--ip <address>', 'from which address or range (10.0.0.0/8); repeatable', collect)
    .option('--filter <name=value>', 'any other filter, such as label.plan=gold; repeatable', collect)
    .option('--from <time>', 'from this time on: 2016-03-01, 2016-03-01T09:30:00+01:00 or -7d')
    .option('--to <time>', 'before this time')
    .option('--limit <n>', 'at most so many events', wholeNumber, 20)
    .option('-f, --follow', 'go on and print new events as they appear, until Ctrl-C')
    .option('--json', 'one JSON object per line');
  withTarget(command)
    .addHelpText('after', EXAMPLES)
    .action(async (options: EventsOptions) => {
      const { listEvents } = await import('./list-events.js');
      await listEvents(options, context);
    });
}
