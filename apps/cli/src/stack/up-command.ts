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
    .option(
      '--docker',
      'run the containers of docker-compose.yml, services included, in place of servers on this machine',
    )
    .action(async ({ docker }: { docker?: boolean }) => {
      if (docker === true) {
        await upInDocker(context);
        return;
      }
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

async function upInDocker(context: CliContext): Promise<void> {
  const { COMPOSE_QUERY_URL, composeUp, composeVariables } = await import('../docker/compose.js');
  const { out } = context;
  await composeUp(context.processVariables);
  out.print(`everything runs in Docker; the query service is at ${COMPOSE_QUERY_URL}. For the other commands:`);
  const variables = { ...composeVariables(), DOCKET_QUERY_URL: COMPOSE_QUERY_URL };
  for (const [name, value] of Object.entries(variables)) out.print(`  export ${name}=${value}`);
}
