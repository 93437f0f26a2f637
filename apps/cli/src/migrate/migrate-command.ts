import { type Command } from 'commander';
import { type ClickHouseWriter, type MigrationTarget } from '@docket/clickhouse';
import { clickhouseSettings } from '../connections.js';
import { type CliContext } from '../context.js';

const EXAMPLES = `
Examples:
  $ docket migrate
  $ docket migrate --status
  $ docket migrate --cluster main   # ReplicatedMergeTree and ON CLUSTER`;

/** `docket migrate`: brings the ClickHouse database to the newest schema. */
export function registerMigrateCommand(program: Command, context: CliContext): void {
  program
    .command('migrate')
    .description('bring the ClickHouse database to the newest schema; safe to repeat')
    .option('--status', 'only list the migrations and their state')
    .option('--cluster <name>', "a cluster of the server's configuration; one node without it")
    .addHelpText('after', EXAMPLES)
    .action(async (options: { status?: boolean; cluster?: string }) => {
      if (options.status === true) await printStatus(context);
      else await runMigrations(context, options.cluster);
    });
}

/** Applies what is missing and prints it. @returns the names of the files applied now. */
export async function runMigrations(context: CliContext, cluster?: string): Promise<string[]> {
  const { connectWriter, migrate } = await import('@docket/clickhouse');
  const settings = clickhouseSettings(context);
  const writer = connectWriter(settings);
  try {
    const applied = await migrate(writer, {
      database: settings.database,
      ...(cluster === undefined ? {} : { cluster }),
    });
    for (const file of applied) context.out.print(`applied ${file}`);
    await install(writer, { database: settings.database, cluster }, context);
    if (applied.length === 0) context.out.print(`database ${settings.database} is up to date`);
    return applied;
  } finally {
    await writer.close();
  }
}

/** A database without events gets its projections at once; in others they have to be built from the events. */
async function install(writer: ClickHouseWriter, target: MigrationTarget, { out }: CliContext): Promise<void> {
  const { installProjections, readProjections } = await import('@docket/projections');
  const { installed, lacking } = await installProjections(writer, readProjections(), target);
  for (const name of installed) out.print(`projection ${name} can be read`);
  if (lacking.length > 0)
    out.note(`projections that have to be built from the events: docket replay ${lacking.join(' ')}`);
}

async function printStatus(context: CliContext): Promise<void> {
  const { connectReader, migrationStatus } = await import('@docket/clickhouse');
  const reader = connectReader(clickhouseSettings(context));
  try {
    for (const { file, state, applied_at } of await migrationStatus(reader)) {
      context.out.print([state.padEnd(8), file, applied_at].filter(Boolean).join('  '));
    }
  } finally {
    await reader.close();
  }
}
