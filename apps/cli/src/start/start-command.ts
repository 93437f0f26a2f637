import { type Command } from 'commander';
import { type CliContext } from '../context.js';
import { type StartOptions } from './run-start.js';

const HELP = `
Starts the local stack (or uses the one that \`docket up\` started) and, on it, ingestion, query service and gateway; imports
samples/servicenow-incident-log.csv through all of it, once; prints what happened and how to ask for it; and serves
until Ctrl-C. Data stays in the data folder; \`docket reset\` deletes it. Logs are in logs/ of that folder.

\`npm start\` does the same, after installing and building what is missing.`;

/** `docket start`: everything on this machine, with a real log in it. */
export function registerStartCommand(program: Command, context: CliContext): void {
  program
    .command('start')
    .description('run everything on this machine, with a sample log in it, until Ctrl-C')
    .option('--once', 'end after the report; exit code 1 when events are missing')
    .option('--docker', 'run the containers of docker-compose.yml in place of servers on this machine')
    .option('--no-sample', 'do not import the sample')
    .option('--traffic [rate]', 'run the example help desk too, where something happens 20 (or so many) times a second')
    .addHelpText('after', HELP)
    .action(async (options: StartOptions) => {
      const { runStart } = await import('./run-start.js');
      await runStart(options, context);
    });
}
