import { actionOfRecord, catalogOf, ContractError, subjectOf } from '@docket/events';
import type { RegistryPort } from './registry-port.js';
import { readSchemaFolder } from './schema-files.js';

/** One action, as it is in the schemas folder and in the registry. */
export interface ListedSchema {
  readonly action: string;
  readonly subject: string;
  /** Number of versions in the registry; 0 when it has none. */
  readonly versions: number;
  /** Id of the newest version. */
  readonly id: number | undefined;
  readonly state: 'registered' | 'changed' | 'not registered' | 'only in the registry';
}

/** Every action of the folder and every subject of the topic, sorted by action. */
export async function listSchemas(folder: string, registry: RegistryPort, topic: string): Promise<ListedSchema[]> {
  const { actions } = catalogOf(readSchemaFolder(folder).files);
  const schemas = new Map(actions.map((action) => [subjectOf(topic, action.fullName), action]));
  const prefix = subjectOf(topic, '');
  const registered = (await registry.subjects()).filter((subject) => isRecordSubject(subject, prefix));
  const listed: ListedSchema[] = [];
  for (const subject of new Set([...schemas.keys(), ...registered])) {
    const own = schemas.get(subject);
    const versions = await registry.versions(subject);
    const id = versions.at(-1)?.id;
    const current = own && versions.length > 0 ? await registry.idOf(subject, own.schema) : undefined;
    const missing = versions.length === 0 ? 'not registered' : current === undefined ? 'changed' : 'registered';
    const action = own?.action ?? actionOfRecord(subject.slice(prefix.length));
    listed.push({ action, subject, versions: versions.length, id, state: own ? missing : 'only in the registry' });
  }
  return listed.sort((a, b) => (a.action < b.action ? -1 : 1));
}

/** Other topics' names may begin alike, and other tools register what is no action. */
function isRecordSubject(subject: string, prefix: string): boolean {
  if (!subject.startsWith(prefix)) return false;
  try {
    actionOfRecord(subject.slice(prefix.length));
    return true;
  } catch (error) {
    if (error instanceof ContractError) return false;
    throw error;
  }
}
