import path from 'node:path';
import { SchemaRegistry } from '@docket/avro';
import { kafkaConfig, loadConfig } from '@docket/config';
import { catalogOf, topicNames } from '@docket/events';
import type { Command } from 'commander';
import { CommandError, usageError } from '../command-error.js';
import { registrySettings } from '../connections.js';
import type { CliContext } from '../context.js';
import { WORKSPACE_ROOT } from '../workspace.js';
import { checkSchemas } from './check.js';
import { generateModule, type GenerateOptions } from './generate-module.js';
import { listSchemas } from './list.js';
import { registerSchemas } from './register.js';
import { readSchemaFolder } from './schema-files.js';
import type { RegistryPort } from './registry-port.js';

interface SchemasOptions {
  readonly dir: string;
  readonly topic?: string;
}

interface CheckCommandOptions extends SchemasOptions {
  readonly since?: string;
  readonly registry: boolean;
}

const EXAMPLES = `
Examples:
  $ docket schemas check                            rules, the last commit, the registry
  $ docket schemas check --since main --no-registry what a branch changes, without a registry
  $ docket schemas register                         after a check that found nothing
  $ docket schemas generate --dir ./schemas --out src/audit-actions.ts
                                                    types of your own actions for the SDK

An action is added as one .avsc file anywhere in the folder; docs/contract.md says how.`;

/** `docket schemas check|register|show|list|generate`: the Avro schemas of the event contract. */
export function registerSchemasCommands(program: Command, context: CliContext): void {
  const schemas = program
    .command('schemas')
    .description('check, register and list the Avro schemas of the event contract')
    .addHelpText('after', EXAMPLES);
  withFolder(schemas.command('check'))
    .description('check the rules of the contract, and that events of the past stay readable; exit 1 when not')
    .option('--since <revision>', 'git revision to compare with (default: the last commit)')
    .option('--no-registry', 'do not compare with the registry')
    .action(async (options: CheckCommandOptions) => {
      if (!options.registry) await runCheck(options, undefined, context);
      else await withRegistry(context, (registry) => runCheck(options, registry, context));
    });
  withFolder(schemas.command('register'))
    .description('register every schema that is not registered yet and print the ids; repeatable')
    .action(async (options: SchemasOptions) => {
      await withRegistry(context, (registry) => runRegister(options, registry, context));
    });
  withFolder(schemas.command('show <action>'))
    .description('the schema of one action with all its types, as it is registered')
    .action((action: string, options: SchemasOptions) => {
      runShow(options, action, context);
    });
  schemas
    .command('generate')
    .description('write the TypeScript module of your own actions, for the SDK to know their names and fields')
    .requiredOption('-d, --dir <folder>', 'folder of your schemas; those of Docket need not be in it')
    .requiredOption('-o, --out <file>', 'module to write')
    .option('--check', 'write nothing; exit 1 when the module is not what the schemas say')
    .action((options: GenerateOptions) => {
      generateModule(options, context);
    });
  withFolder(schemas.command('list'))
    .description('every action, its subject, versions and newest id in the registry')
    .option('--json', 'print JSON')
    .action(async (options: SchemasOptions & { json?: boolean }) => {
      await withRegistry(context, (registry) => runList(options, registry, context));
    });
}

function runShow({ dir }: SchemasOptions, action: string, { out }: CliContext): void {
  const found = catalogOf(readSchemaFolder(dir).files).actions.find((known) => known.action === action);
  if (!found) throw usageError(`there is no action ${action} in ${dir}; \`docket schemas list\` shows all`);
  out.print(JSON.stringify(found.schema, null, 2));
}

function withFolder(command: Command): Command {
  return command
    .option('-d, --dir <folder>', 'folder of the schemas', path.join(WORKSPACE_ROOT, 'schemas'))
    .option('--topic <name>', 'topic whose subjects are meant (default: the events topic)');
}

async function runCheck(
  { dir, since, topic }: CheckCommandOptions,
  registry: RegistryPort | undefined,
  context: CliContext,
): Promise<void> {
  const { out } = context;
  let problems = 0;
  for await (const part of checkSchemas({ folder: dir, since, registry, topic: topic ?? eventsTopic(context) })) {
    problems += part.problems.length;
    const found = part.problems.length === 1 ? '1 problem' : `${part.problems.length} problems`;
    out.print(`${part.name}: ${part.problems.length === 0 ? part.result : found}`);
    for (const problem of part.problems) out.print(`  ${problem}`);
  }
  if (problems > 0) throw new CommandError('');
}

async function runRegister({ dir, topic }: SchemasOptions, registry: RegistryPort, context: CliContext): Promise<void> {
  for await (const { action, id, state } of registerSchemas(dir, registry, topic ?? eventsTopic(context))) {
    context.out.print(`${action}: id ${id}, ${state}`);
  }
}

async function runList(
  { dir, topic, json }: SchemasOptions & { json?: boolean },
  registry: RegistryPort,
  context: CliContext,
): Promise<void> {
  const { out } = context;
  const listed = await listSchemas(dir, registry, topic ?? eventsTopic(context));
  if (json) {
    out.print(JSON.stringify(listed, null, 2));
    return;
  }
  const width = Math.max(...listed.map(({ action }) => action.length));
  for (const { action, subject, versions, id, state } of listed) {
    const version = id === undefined ? '' : `  version ${versions}, id ${id}`;
    out.print(`${action.padEnd(width)}  ${state}${version}  ${subject}`);
  }
}

function eventsTopic(context: CliContext): string {
  return topicNames(loadConfig(kafkaConfig, context.environment()).topicPrefix).events;
}

async function withRegistry(context: CliContext, work: (registry: SchemaRegistry) => Promise<void>): Promise<void> {
  const registry = new SchemaRegistry(registrySettings(context));
  try {
    await work(registry);
  } finally {
    registry.close();
  }
}
