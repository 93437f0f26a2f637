import path from 'node:path';
import { SchemaRegistry } from '@docket/avro';
import { connectAdmin } from '@docket/kafka';
import { installedTopics, kafkaSettings, registrySettings } from '../connections.js';
import { type CliContext } from '../context.js';
import { runMigrations } from '../migrate/migrate-command.js';
import { registerSchemas } from '../schemas/register.js';
import { applyTopics } from '../topics/apply.js';
import { readTopicsFile } from '../topics/topics-file.js';
import { WORKSPACE_ROOT } from '../workspace.js';

const SCHEMAS = path.join(WORKSPACE_ROOT, 'schemas');

/** Brings database, topics and schemas to what this checkout needs. Each is quick when there is nothing to do. */
export async function prepareStack(context: CliContext): Promise<void> {
  const quiet = { ...context, out: { ...context.out, print: () => undefined } };
  const migrations = await runMigrations(quiet);
  if (migrations.length > 0) context.out.note(`database: ${migrations.length} migrations applied`);
  await prepareTopics(context);
  await prepareSchemas(context);
}

async function prepareTopics(context: CliContext): Promise<void> {
  const admin = await connectAdmin(kafkaSettings(context), { clientId: 'docket-cli' });
  try {
    const plans = await applyTopics(readTopicsFile(path.join(SCHEMAS, 'topics.yaml')), admin, undefined);
    const made = plans.filter(({ step }) => step === 'create').length;
    if (made > 0) context.out.note(`topics: ${made} made`);
  } finally {
    await admin.close();
  }
}

async function prepareSchemas(context: CliContext): Promise<void> {
  const registry = new SchemaRegistry(registrySettings(context));
  let added = 0;
  try {
    for await (const { state } of registerSchemas(SCHEMAS, registry, installedTopics(context).events)) {
      if (state !== 'unchanged') added += 1;
    }
  } finally {
    registry.close();
  }
  if (added > 0) context.out.note(`schemas: ${added} registered`);
}
