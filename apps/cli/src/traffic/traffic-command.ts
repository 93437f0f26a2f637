import { type Command } from 'commander';
import { type CliContext } from '../context.js';
import { timeOption } from '../time-option.js';
import { durationOption, rateOption, wholeNumberFrom } from './option-values.js';
import { type TrafficCommandOptions } from './run-traffic.js';

const EXAMPLES = `
Examples:
  $ docket traffic --rate 50                                     # live, until Ctrl-C
  $ docket traffic --start 2026-01-05 --duration 30d --agents 40 # a month of history, as fast as Kafka takes it
  $ docket traffic --start 2026-01-05 --tickets 200 --dry-run | jq .action
  $ docket traffic --rate 2000 --events 100000 --seed 7 --tenant load

Without --start events happen now: the help desk lives faster than the clock, so that there are as many a second as --rate
says. With --start they happen from then on, never later than now, and the same options give the same events, ids included.
They are published as new events: to go on with a history that was interrupted, or to publish one again, add --again.
docs/traffic.md says what is played.`;

const MOST = { agents: 5_000, count: 1_000_000_000 } as const;

/** `docket traffic`: a simulated help desk through the SDK into Kafka. */
export function registerTrafficCommand(program: Command, context: CliContext): void {
  program
    .command('traffic')
    .description('publish what happens at a simulated help desk, live or as history')
    .option('--rate <n>', 'events a second (default: 50; with --start as many as Kafka takes)', rateOption)
    .option('--agents <n>', 'how many agents work there', wholeNumberFrom(1, MOST.agents), 20)
    .option('--tickets <n>', 'end when so many tickets have been opened and closed', wholeNumberFrom(1, MOST.count))
    .option('--events <n>', 'end after so many events', wholeNumberFrom(1, MOST.count))
    .option('--duration <time>', 'end after so much time by the clock of the events: 90s, 10m, 2h, 30d', durationOption)
    .option('--start <time>', 'history from this day or time on: 2026-03-01 or 2026-03-01T09:30:00+01:00', timeOption)
    .option('--seed <n>', 'which help desk', wholeNumberFrom(-(2 ** 53 - 1), 2 ** 53 - 1), 1)
    .option('-t, --tenant <id>', 'tenant the events belong to', 'demo')
    .option('--again', 'with --start: store nothing that an earlier run has published')
    .option('--dry-run', 'print the events as one JSON object per line, publish nothing')
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (options: TrafficCommandOptions) => {
      const { runTraffic } = await import('./run-traffic.js');
      await runTraffic(options, context);
    });
}
