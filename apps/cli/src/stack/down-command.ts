import { type Command } from 'commander';
import { type CliContext } from '../context.js';

/** `docket down`: stops the local stack; its data stays. */
export function registerDownCommand(program: Command, context: CliContext): void {
  program
    .command('down')
    .description('stop the local stack; its data stays')
    .action(async () => {
      const { downStack } = await import('@docket/local-stack');
      const stopped = await downStack(context.dataDir());
      context.out.print(stopped ? 'the local stack is stopped; its data stays' : 'no local stack runs');
    });
}
