import { createInterface } from 'node:readline/promises';
import { type Command } from 'commander';
import { CommandError, usageError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { removeStartFiles } from '../start/start-files.js';

/** `docket reset`: stops the local stack and deletes everything it stored. */
export function registerResetCommand(program: Command, context: CliContext): void {
  program
    .command('reset')
    .description('stop the local stack and delete all its data: topics, schemas, tables, key')
    .option('-y, --yes', 'do not ask')
    .action(async ({ yes }: { yes?: boolean }) => {
      const dataDir = context.dataDir();
      if (
        yes !== true &&
        !(await confirmed(`Delete everything the local stack stored in ${dataDir}?`, context.signal))
      ) {
        throw new CommandError('nothing was deleted');
      }
      const { resetStack } = await import('@docket/local-stack');
      await resetStack(dataDir);
      removeStartFiles(dataDir);
      context.out.print(`the local stack is stopped and empty (${dataDir})`);
    });
}

async function confirmed(question: string, signal: AbortSignal): Promise<boolean> {
  if (!process.stdin.isTTY) throw usageError('reset deletes data: run it with --yes where nobody can be asked');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${question} [y/N] `, { signal });
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
