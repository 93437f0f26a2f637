import { SchemaRegistry } from '@docket/avro';
import { type ClickHouseReader, connectReader } from '@docket/clickhouse';
import { type Origin, originText, type RejectedRecord, RejectionStore } from '@docket/rejections';
import { CommandError } from '../command-error.js';
import { clickhouseSettings, installedTopics, registrySettings } from '../connections.js';
import { type CliContext } from '../context.js';

/** What commands about single rejections work with. */
export interface RejectionAccess {
  readonly topic: string;
  readonly reader: ClickHouseReader;
  readonly registry: SchemaRegistry;
  readonly rejections: RejectionStore;
}

/** Connects to ClickHouse and the registry for the time of one piece of work. */
export async function withRejections<T>(
  context: CliContext,
  work: (access: RejectionAccess) => Promise<T>,
): Promise<T> {
  const topic = installedTopics(context).events;
  const registry = new SchemaRegistry(registrySettings(context));
  const reader = connectReader(clickhouseSettings(context));
  try {
    return await work({ topic, reader, registry, rejections: new RejectionStore(reader, topic) });
  } finally {
    registry.close();
    await reader.close();
  }
}

/** @throws {CommandError} when there is no such rejection */
export async function requireRejection(rejections: RejectionStore, origin: Origin): Promise<RejectedRecord> {
  const found = await rejections.find(origin);
  if (!found) throw new CommandError(`no record at ${originText(origin)} was rejected; \`docket rejections list\``);
  return found;
}
