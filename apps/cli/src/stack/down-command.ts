import { type Command } from 'commander';
import { type CliContext } from '../context.js';

/** `docket down`: stops the local stack; its data stays. */
export function registerDownCommand(program: Command, context: CliContext): void {
  program
    .command('down')
    .description('stop the local stack; its data stays')
    .option('--docker', 'stop the containers of docker-compose.yml')
    .action(async ({ docker }: { docker?: boolean }) => {
      if (docker === true) {
        const { composeDown } = await import('../docker/compose.js');
        await composeDown(context.processVariables);
        return;
      }
      const { downStack } = await import('@docket/local-stack');
      const stopped = await downStack(context.dataDir());
      context.out.print(stopped ? 'the local stack is stopped; its data stays' : 'no local stack runs');
    });
}
