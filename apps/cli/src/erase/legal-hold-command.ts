import { type Command, InvalidArgumentError } from 'commander';
import { readSubject, subjectText } from '@docket/erasure';
import { type CliContext } from '../context.js';
import { type HoldOptions } from './run-legal-hold.js';

const EXAMPLES = `
Examples:
  $ docket legal-hold place contact:77 --tenant demo --reason "case 12 C 34/26"
  $ docket legal-hold place --tenant demo --reason "audit of 2026"     # all of the tenant
  $ docket legal-hold list
  $ docket legal-hold release 5f0c…

What is held is not erased, nor is an event that is about it and about somebody else.`;

/** `docket legal-hold`: what must not be erased. */
export function registerLegalHoldCommand(program: Command, context: CliContext): void {
  const hold = program
    .command('legal-hold')
    .description('what must not be erased: place, list, release')
    .addHelpText('after', EXAMPLES);
  hold
    .command('place')
    .description('forbid to erase events of somebody, of a ticket, or of a whole tenant')
    .argument('[subject]', 'such as contact:77 or ticket:T-5; all of the tenant without it', subject)
    .requiredOption('-t, --tenant <id>', 'tenant it belongs to')
    .requiredOption('--reason <text>', 'why')
    .action(async (text: string | undefined, options: HoldOptions) => {
      const { placeHold } = await import('./run-legal-hold.js');
      await placeHold(text, options, context);
    });
  hold
    .command('list')
    .description('all that there ever were')
    .option('--json', 'as JSON')
    .action(async (options: { json?: boolean }) => {
      const { listHolds } = await import('./run-legal-hold.js');
      await listHolds(options, context);
    });
  hold
    .command('release')
    .description('end one')
    .argument('<id>', 'as the list shows it')
    .action(async (id: string) => {
      const { releaseHold } = await import('./run-legal-hold.js');
      await releaseHold(id, context);
    });
}

function subject(text: string): string {
  const read = readSubject(text);
  if (typeof read === 'string') throw new InvalidArgumentError(read);
  return subjectText(read);
}
