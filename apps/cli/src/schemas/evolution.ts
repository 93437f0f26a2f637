import { catalogOf, ContractError, subjectOf, type ActionSchema, type SchemaFile } from '@docket/events';
import { incompatibilities } from './compatibility/compare.js';
import type { ActionBreak } from './compatibility/messages.js';
import type { RegistryPort } from './registry-port.js';

/** What comparing with earlier schemas found. */
export interface Evolution {
  /** How many actions were there before. */
  readonly compared: number;
  /** How many are new. */
  readonly added: number;
  readonly breaks: readonly ActionBreak[];
}

const REMOVED =
  'its schema file is gone: events of it are stored and must stay readable for replay and erasure, so a schema is ' +
  'never removed (nor renamed: that removes one action and adds another); put it back, and say in its "doc" that ' +
  'nothing writes it any more';

/** Compares actions with the schema files of an earlier commit. Files of that commit that cannot be read are left out. */
export function evolutionSince(actions: readonly ActionSchema[], earlier: readonly SchemaFile[]): Evolution {
  const now = new Map(actions.map((action) => [action.fullName, action]));
  const was = catalogOf(earlier).actions;
  const breaks = was.flatMap((old): ActionBreak[] => {
    const current = now.get(old.fullName);
    if (!current) return [{ action: old.action, path: '', message: REMOVED }];
    return breaksOf(current, old.schema);
  });
  return { compared: was.length, added: actions.filter(isNotIn(was)).length, breaks };
}

/**
 * Compares actions with every version the registry has of them, by Docket's own rules, which name the field, and then
 * by the registry's, which has the last word.
 */
export async function evolutionInRegistry(
  actions: readonly ActionSchema[],
  registry: RegistryPort,
  topic: string,
): Promise<Evolution> {
  const breaks: ActionBreak[] = [];
  let compared = 0;
  for (const action of actions) {
    const subject = subjectOf(topic, action.fullName);
    const versions = await registry.versions(subject);
    if (versions.length === 0) continue;
    compared++;
    const own = versions.flatMap(({ version, schema }) => withVersion(breaksOf(action, schema), version));
    breaks.push(...(own.length > 0 ? own : await refusals(action, subject, registry)));
  }
  return { compared, added: actions.length - compared, breaks };
}

async function refusals(action: ActionSchema, subject: string, registry: RegistryPort): Promise<ActionBreak[]> {
  const { compatible, messages } = await registry.check(subject, action.schema);
  if (compatible) return [];
  const message = `the registry refuses it: ${messages.join('; ') || 'it gives no reason'}`;
  return [{ action: action.action, path: '', message }];
}

function breaksOf({ action, schema }: ActionSchema, older: Parameters<typeof incompatibilities>[1]): ActionBreak[] {
  try {
    return incompatibilities(schema, older).map((found) => ({ action, ...found }));
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    return [{ action, path: '', message: `the earlier schema cannot be compared: ${error.message}` }];
  }
}

function withVersion(breaks: readonly ActionBreak[], version: number): ActionBreak[] {
  return breaks.map((found) => ({ ...found, message: `${found.message} (version ${version} in the registry)` }));
}

function isNotIn(earlier: readonly ActionSchema[]): (action: ActionSchema) => boolean {
  const names = new Set(earlier.map((action) => action.fullName));
  return (action) => !names.has(action.fullName);
}
