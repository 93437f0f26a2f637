import { type Command } from 'commander';
import { CommandError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { stackVariables } from '../local-defaults.js';
import { readServices } from '../start/services-file.js';
import { isWhole, stackLines } from './stack-lines.js';

const EXAMPLES = `
Examples:
  $ docket status
  $ eval "$(docket status --env)"   # the addresses as variables, for other programs

Exit code 1 when the stack does not run or a part of it does not answer.`;

interface StatusOptions {
  readonly env?: boolean;
  readonly json?: boolean;
}

/** `docket status`: what runs on this machine. */
export function registerStatusCommand(program: Command, context: CliContext): void {
  program
    .command('status')
    .description('what of the local stack and its services runs, and where')
    .option('--env', 'print the addresses, passwords included, as shell variables')
    .option('--json', 'print everything as JSON, passwords included')
    .addHelpText('after', EXAMPLES)
    .action(async (options: StatusOptions) => {
      await printStatus(options, context);
    });
}

async function printStatus(options: StatusOptions, context: CliContext): Promise<void> {
  const { stackStatus } = await import('@docket/local-stack');
  const { out } = context;
  const status = await stackStatus(context.dataDir());
  const services = readServices(context.dataDir());
  if (options.json === true) out.print(JSON.stringify({ ...status, services: services ?? null }, undefined, 2));
  else if (options.env === true) {
    const variables = status.state === 'down' ? {} : stackVariables(status.endpoints);
    for (const [name, value] of Object.entries(variables)) out.print(`export ${name}=${shellQuoted(value)}`);
  } else {
    for (const line of stackLines(status)) out.print(line);
    out.print(
      services
        ? `query service at ${services.queryUrl}${services.gatewayUrl === undefined ? '' : `, gateway at ${services.gatewayUrl}`}, started by \`docket start\` (${services.pid})`
        : 'no services run; `docket start` starts them',
    );
  }
  if (!isWhole(status)) throw new CommandError('');
}

function shellQuoted(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}
