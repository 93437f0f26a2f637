import { type Command } from 'commander';
import { type CliContext } from '../context.js';
import { stackLines } from './stack-lines.js';

const EXAMPLES = `
Runs Apache Kafka, a schema registry and ClickHouse on this machine, without containers, until \`docket down\`.
Addresses are chosen once per data folder, so that several checkouts run side by side; \`docket status --env\` prints them
as variables. Other commands find a running local stack by themselves.`;

/** `docket up`: starts the local stack in the background. */
export function registerUpCommand(program: Command, context: CliContext): void {
  program
    .command('up')
    .description('start the local stack in the background: Kafka, registry, ClickHouse')
    .addHelpText('after', EXAMPLES)
    .action(async () => {
      const { describeProgress, stackStatus, upStack } = await import('@docket/local-stack');
      const { started } = await upStack({
        dataDir: context.dataDir(),
        onProgress: (progress) => {
          context.out.note(describeProgress(progress));
        },
      });
      context.out.print(started ? 'the local stack runs' : 'the local stack was running already');
      for (const line of stackLines(await stackStatus(context.dataDir()))) context.out.print(line);
    });
}
