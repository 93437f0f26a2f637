import { type Command, InvalidArgumentError } from 'commander';
import { readSubject, type Subject } from '@docket/erasure';
import { type CliContext } from '../context.js';
import { type EraseOptions } from './run-erase.js';

const EXAMPLES = `
Examples:
  $ docket erase contact:77 --tenant demo --reason "request 2026-113"            # says what would be erased
  $ docket erase contact:77 --tenant demo --reason "request 2026-113" --yes
  $ docket erase contact:77 --with-tickets --tenant demo --reason "…" --yes      # and all of the tickets they opened
  $ docket erase status

Erases every event that somebody did, was acted for, or is named in by id, up to now, and what projections made of them. It is for
good: records that are still in the topic or the archive are left out whenever those are read again. Kept are hashes that tell that
it was done, and an event of the tenant's audit log. A legal hold forbids it (\`docket legal-hold\`).`;

/** `docket erase`: everything of a person or a ticket, for good. */
export function registerEraseCommand(program: Command, context: CliContext): void {
  const erase = program
    .command('erase')
    .description('erase everything of a person or a ticket, for good')
    .argument('[subject...]', 'whose events, <type>:<id>: contact, agent, bot, api, system or ticket', subjects)
    .option('-t, --tenant <id>', 'tenant they belong to')
    .option('--reason <text>', 'why; kept in the audit log')
    .option('--with-tickets', 'also all of the tickets that the contacts opened')
    .option('--yes', 'do it; without it nothing is changed')
    .option('--json', 'the outcome as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (given: Subject[] | undefined, options: EraseOptions) => {
      const { runErase } = await import('./run-erase.js');
      await runErase(given ?? [], options, context);
    });
  erase
    .command('status')
    .description('what was erased, newest first, and what is not done yet')
    .option('--json', 'as JSON')
    .action(async (_own: object, command: Command) => {
      const { runEraseStatus } = await import('./erase-status.js');
      await runEraseStatus(command.optsWithGlobals<{ json?: boolean }>(), context);
    });
}

/** Most subjects of one command. */
const MOST = 100;

function subjects(text: string, before: Subject[] = []): Subject[] {
  const subject = readSubject(text);
  if (typeof subject === 'string') throw new InvalidArgumentError(subject);
  if (before.length === MOST) throw new InvalidArgumentError(`at most ${MOST} at once`);
  return [...before, subject];
}
