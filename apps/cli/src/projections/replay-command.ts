import { type Command, InvalidArgumentError, Option } from 'commander';
import { type CliContext } from '../context.js';
import { timeOption } from '../time-option.js';
import { wholeNumberFrom } from '../traffic/option-values.js';
import { type ReplayCommandOptions } from './run-replay.js';

const EXAMPLES = `
Examples:
  $ docket replay ticket_lifecycle --reason "transfers were counted twice"
  $ docket replay --all --dry-run
  $ docket replay action_counts_hourly --from 2026-03-01 --to 2026-03-02
  $ docket replay status
  $ docket replay revert ticket_lifecycle
  $ docket replay ticket_lifecycle --as-of 2026-03-01T12:00:00Z --into tickets_in_march

Builds a new version of the projection from the events, while events come in and readers see the version they see now.
The new one is compared with what is computed from all events at one moment; if they are equal, readers see it from then
on. The version before stays fed, so that going back is one command, until cleanup drops it. A replay that was interrupted
goes on where it was when it is started again. With --from and --to only the hours or days between them are built anew, or the tickets that
something happened to then, and compared; everything else is taken over from the version that readers see.`;

/** `docket replay`: builds projections anew. */
export function registerReplayCommand(program: Command, context: CliContext): void {
  const replay = program
    .command('replay')
    .description('build projections anew from the events, while events come in')
    .argument('[projection...]', 'which')
    .option('--all', 'every projection')
    .option('--dry-run', 'end with the comparison: readers go on seeing what they see')
    .option('--reason <text>', 'why; kept in the history', reason)
    .addOption(
      new Option('--source <where>', 'where events are read from: the table is many times as fast')
        .choices(['table', 'topic', 'archive'])
        .default('table'),
    )
    .option('--archive <location>', 'with --source archive: where it is; what is not in it comes out of the topic')
    .option('--workers <n>', 'threads that read the topic, each some of its partitions', wholeNumberFrom(1, 64))
    .option('--from <time>', 'build only what is made of events since then anew, and take the rest over', timeOption)
    .option('--to <time>', 'and only of events before then; without it of all that came in', timeOption)
    .option('--max-rate <n>', 'at most so many events per second', positive)
    .option(
      '--as-of <time>',
      'only make a table of how it stood when everything up to this time had come in',
      timeOption,
    )
    .option('--into <table>', 'name of that table; readers and the projection are left alone')
    .option('--json', 'the outcome as JSON, one object per line')
    .addHelpText('after', EXAMPLES)
    .action(async (names: string[], options: ReplayCommandOptions) => {
      const { runReplays } = await import('./run-replay.js');
      await runReplays(names, options, context);
    });
  registerUpkeep(replay, context);
}

function registerUpkeep(replay: Command, context: CliContext): void {
  replay
    .command('status')
    .description('the last replay of each projection: how far it is, or how it ended')
    .option('--json', 'as JSON')
    .action(async (_own: object, command: Command) => {
      const { runReplayStatus } = await import('./replay-status.js');
      // An option of the command above takes it first.
      await runReplayStatus(command.optsWithGlobals<{ json?: boolean }>(), context);
    });
  replay
    .command('history')
    .description('everything that was done to projections, newest first: who, when and why')
    .argument('[projection...]', 'which; all of them without a name')
    .option('--json', 'as JSON')
    .action(async (names: string[], _own: object, command: Command) => {
      const { runReplayHistory } = await import('./replay-history.js');
      await runReplayHistory(names, command.optsWithGlobals<{ json?: boolean }>(), context);
    });
  const upkeep = [
    ['abort', 'end a replay, whoever works on it; what it made is dropped'],
    ['revert', 'let readers see the version before again'],
    ['cleanup', 'drop every version but the one that readers see'],
  ] as const;
  for (const [name, description] of upkeep) {
    replay
      .command(name)
      .description(description)
      .argument('<projection...>', 'which')
      .option('--reason <text>', 'why; kept in the history', reason)
      .action(async (names: string[], _own: object, command: Command) => {
        const { runUpkeep } = await import('./replay-upkeep.js');
        await runUpkeep(name, names, command.optsWithGlobals<{ reason?: string }>().reason ?? '', context);
      });
  }
}

/** What a reason may take, in characters: it goes into the audit log as well. */
const REASON_CHARACTERS = 512;

function reason(text: string): string {
  if (text.length <= REASON_CHARACTERS) return text;
  throw new InvalidArgumentError(`it may have ${REASON_CHARACTERS} characters`);
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('it must be a whole number above 0');
}
