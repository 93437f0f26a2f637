import { subjectOf, type ActionSchema } from '@docket/events';
import { CommandError } from '../command-error.js';
import { checkRules } from './check.js';
import { breakLines } from './compatibility/messages.js';
import { evolutionInRegistry } from './evolution.js';
import type { RegistryPort } from './registry-port.js';

const LEVEL = 'BACKWARD_TRANSITIVE';

/** What was done for one action. */
export interface Registration {
  readonly action: string;
  readonly subject: string;
  readonly id: number;
  readonly state: 'new' | 'new version' | 'unchanged';
}

/**
 * Registers the schema of every action, one after the other: concurrent first registrations fail in some registries.
 * Nothing is registered unless everything may be. Running it again changes nothing.
 * @throws {CommandError} naming what breaks the rules or the readers of old events
 */
export async function* registerSchemas(
  folder: string,
  registry: RegistryPort,
  topic: string,
): AsyncGenerator<Registration> {
  const { part, actions } = checkRules(folder);
  if (part.problems.length > 0) throw refused(part.problems);
  const { breaks } = await evolutionInRegistry(actions, registry, topic);
  if (breaks.length > 0) throw refused(breakLines(breaks));
  for (const action of actions) yield await registerOne(action, registry, subjectOf(topic, action.fullName));
}

async function registerOne(action: ActionSchema, registry: RegistryPort, subject: string): Promise<Registration> {
  const versions = await registry.versions(subject);
  const known = versions.length > 0 ? await registry.idOf(subject, action.schema) : undefined;
  // The level comes first where it can: it guards the registration itself. A subject exists by its first version only.
  if (versions.length > 0) await ensureLevel(registry, subject);
  const id = known ?? (await registry.register(subject, action.schema));
  if (versions.length === 0) await ensureLevel(registry, subject);
  const state = known !== undefined ? 'unchanged' : versions.length > 0 ? 'new version' : 'new';
  return { action: action.action, subject, id, state };
}

async function ensureLevel(registry: RegistryPort, subject: string): Promise<void> {
  if ((await registry.compatibility(subject)) !== LEVEL) await registry.setCompatibility(subject, LEVEL);
}

function refused(problems: readonly string[]): CommandError {
  return new CommandError(`nothing was registered:\n  ${problems.join('\n  ')}`);
}
