import { Command } from 'commander';
import { registerArchiveCommand } from './archive/archive-command.js';
import { type CliContext } from './context.js';
import { registerDoctorCommand } from './doctor/doctor-command.js';
import { registerEraseCommand } from './erase/erase-command.js';
import { registerLegalHoldCommand } from './erase/legal-hold-command.js';
import { registerEventsCommand } from './events/events-command.js';
import { EXIT_CODE_HELP } from './exit-code.js';
import { registerExportCommand } from './export/export-command.js';
import { registerImportCommand } from './import/import-command.js';
import { registerIngestCommand } from './ingest/ingest-command.js';
import { registerKeysCommand } from './keys/keys-command.js';
import { registerMigrateCommand } from './migrate/migrate-command.js';
import { registerOutboxCommand } from './outbox/outbox-command.js';
import { registerProjectionsCommand } from './projections/projections-command.js';
import { registerReplayCommand } from './projections/replay-command.js';
import { registerVerifyCommand } from './projections/verify-command.js';
import { registerRejectionsCommand } from './rejections/rejections-command.js';
import { registerReportCommand } from './report/report-command.js';
import { registerSchemasCommands } from './schemas/commands.js';
import { registerDownCommand } from './stack/down-command.js';
import { registerResetCommand } from './stack/reset-command.js';
import { registerStatusCommand } from './stack/status-command.js';
import { registerUpCommand } from './stack/up-command.js';
import { registerStartCommand } from './start/start-command.js';
import { registerTimelineCommand } from './timeline/timeline-command.js';
import { registerTopicsCommands } from './topics/commands.js';
import { registerTrafficCommand } from './traffic/traffic-command.js';
import { registerViewsCommand } from './views/views-command.js';

/** Adds one command, or one group of commands, to the program. */
export type RegisterCommand = (program: Command, context: CliContext) => void;

/** Commands by the heading under which `docket --help` lists them. */
const GROUPS: Readonly<Record<string, readonly RegisterCommand[]>> = {
  'Local stack:': [
    registerStartCommand,
    registerUpCommand,
    registerDownCommand,
    registerStatusCommand,
    registerResetCommand,
  ],
  'Set up and check:': [
    registerMigrateCommand,
    registerTopicsCommands,
    registerSchemasCommands,
    registerKeysCommand,
    registerDoctorCommand,
  ],
  'Events:': [
    registerImportCommand,
    registerTrafficCommand,
    registerEventsCommand,
    registerTimelineCommand,
    registerReportCommand,
    registerExportCommand,
    registerViewsCommand,
  ],
  'Operate:': [
    registerIngestCommand,
    registerRejectionsCommand,
    registerOutboxCommand,
    registerProjectionsCommand,
    registerReplayCommand,
    registerVerifyCommand,
    registerEraseCommand,
    registerLegalHoldCommand,
    registerArchiveCommand,
  ],
};

const FIRST_STEPS = `
Commands find a local stack that runs on this machine by themselves. To work with another installation set the
DOCKET_* variables (docs/configuration.md); every secret X can also come from the file that X_FILE names.`;

/** The program without its commands, so that global options can be read by the context the commands get. */
export function createProgram(version: string): Command {
  return new Command('docket')
    .description('The audit trail of a help desk: typed events through Kafka into ClickHouse, found in milliseconds.')
    .version(version)
    .option('--data-dir <folder>', 'folder of the local stack (default: .docket of this checkout; DOCKET_DATA_DIR)')
    .addHelpText('after', FIRST_STEPS + EXIT_CODE_HELP)
    .showHelpAfterError('(add --help for the options and examples)')
    .exitOverride();
}

/** Mounts every command. */
export function mountCommands(program: Command, context: CliContext): void {
  for (const [heading, commands] of Object.entries(GROUPS)) {
    program.commandsGroup(heading);
    for (const register of commands) register(program, context);
  }
}
