import { type Command } from 'commander';
import { type CliContext } from '../context.js';
import { WHO_IS_ASKED, wholeNumber, withTarget } from '../query/query-options.js';
import { withFilter } from './filter-options.js';
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
  const command = withFilter(program.command('events'))
    .description('list events, by filter and time')
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
