import { connectWriter } from '@docket/clickhouse';
import { type ProjectionDefinition, readProjections, type ReplayParts } from '@docket/projections';
import { usageError } from '../command-error.js';
import { clickhouseSettings, installedTopics } from '../connections.js';
import { type CliContext } from '../context.js';
import { operatorName } from '../operator-name.js';

/** Connects to ClickHouse for the time of one piece of work on projections. */
export async function withProjections<T>(context: CliContext, work: (parts: ReplayParts) => Promise<T>): Promise<T> {
  const settings = clickhouseSettings(context);
  const writer = connectWriter(settings);
  const { signal } = context;
  const target = { database: settings.database };
  try {
    return await work({ writer, target, topic: installedTopics(context).events, owner: operatorName(), signal });
  } finally {
    await writer.close();
  }
}

/** The projections of these names; all of them without a name. @throws {CommandError} for a name that is none */
export function chosen(names: readonly string[]): ProjectionDefinition[] {
  const all = readProjections();
  const unknown = names.find((name) => !all.some((one) => one.name === name));
  if (unknown !== undefined) {
    throw usageError(`there is no projection ${unknown}; there are ${all.map(({ name }) => name).join(', ')}`);
  }
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}
