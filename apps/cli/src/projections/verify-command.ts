import { type Command } from 'commander';
import { type CliContext } from '../context.js';
import { timeOption } from '../time-option.js';
import { wholeNumberFrom } from '../traffic/option-values.js';
import { type VerifyOptions } from './verify-projections.js';

const EXAMPLES = `
Examples:
  $ docket verify projections
  $ docket verify projections ticket_lifecycle --repair
  $ docket verify projections --sample 24           # 24 hours by chance
  $ docket verify projections --unsure --repair     # what a recovery of ingestion has listed

Computes the projections from the events, at one moment, into tables of its own, and compares what readers would see.
Ingestion waits a part of a second for that moment. Exit code 1 when anything differs; the first 100 rows are shown.`;

/** `docket verify`: whether what is derived is what it should be. */
export function registerVerifyCommand(program: Command, context: CliContext): void {
  program
    .command('verify')
    .description('check what is derived against what it is derived from')
    .command('projections')
    .description('compare projections with what is computed from the events')
    .argument('[projection...]', 'which; all of them without a name')
    .option('--from <time>', 'only what is made of events since then', timeOption)
    .option('--to <time>', 'and only of events before then', timeOption)
    .option('--sample <hours>', 'only so many hours in which events happened, by chance', wholeNumberFrom(1, 100_000))
    .option('--unsure', 'only hours that a recovery of ingestion has listed as unsure')
    .option('--repair', 'replay those that differ, as far as was looked at')
    .option('--json', 'as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (names: string[], options: VerifyOptions) => {
      const { verify } = await import('./verify-projections.js');
      await verify(names, options, context);
    });
}
