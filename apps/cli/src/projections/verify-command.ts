import { type Command } from 'commander';
import { type CliContext } from '../context.js';
import { type VerifyOptions } from './verify-projections.js';

const EXAMPLES = `
Examples:
  $ docket verify projections
  $ docket verify projections ticket_lifecycle --repair

Computes the projections from all events, at one moment, into tables of its own, and compares what readers would see.
Ingestion waits a part of a second for that moment. Exit code 1 when anything differs; the first 100 rows are shown.`;

/** `docket verify`: whether what is derived is what it should be. */
export function registerVerifyCommand(program: Command, context: CliContext): void {
  program
    .command('verify')
    .description('check what is derived against what it is derived from')
    .command('projections')
    .description('compare projections with what is computed from all events')
    .argument('[projection...]', 'which; all of them without a name')
    .option('--repair', 'replay those that differ')
    .option('--json', 'as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (names: string[], options: VerifyOptions) => {
      const { verify } = await import('./verify-projections.js');
      await verify(names, options, context);
    });
}
