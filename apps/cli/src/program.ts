import { Command } from 'commander';
import { type CliContext } from './context.js';
import { registerKeysCommand } from './keys/keys-command.js';
import { registerMigrateCommand } from './migrate/migrate-command.js';
import { registerImportCommand } from './import/import-command.js';
import { EXIT_CODE_HELP } from './exit-code.js';

/** Adds one command, or one group of commands, to the program. */
export type RegisterCommand = (program: Command, context: CliContext) => void;

const COMMANDS: readonly RegisterCommand[] = [registerMigrateCommand, registerImportCommand, registerKeysCommand];

/** The program without its commands, so that global options can be read by the context the commands get. */
export function createProgram(version: string): Command {
  return new Command('docket')
    .description('The audit trail of a help desk: typed events through Kafka into ClickHouse, found in milliseconds.')
    .version(version)
    .option('--data-dir <folder>', 'folder of the local stack (default: .docket of this checkout; DOCKET_DATA_DIR)')
    .addHelpText('after', EXIT_CODE_HELP)
    .showHelpAfterError('(add --help for the options and examples)')
    .exitOverride();
}

/** Mounts every command. */
export function mountCommands(program: Command, context: CliContext): void {
  for (const register of COMMANDS) register(program, context);
}
