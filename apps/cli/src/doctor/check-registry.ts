import path from 'node:path';
import { SchemaRegistry } from '@docket/avro';
import { installedTopics, registrySettings } from '../connections.js';
import { type CliContext } from '../context.js';
import { listSchemas } from '../schemas/list.js';
import { WORKSPACE_ROOT } from '../workspace.js';
import { checkedSystem, type Finding, ok, problem } from './finding.js';

const ADVICE =
  'start it (`docket up` for the local stack), or correct DOCKET_REGISTRY_URL; it ends in the path of the Confluent API';

/** The schema registry, and whether it has every schema of this checkout. */
export async function registryFindings(context: CliContext): Promise<Finding[]> {
  return checkedSystem('schema registry', ADVICE, async () => {
    const settings = registrySettings(context);
    const registry = new SchemaRegistry(settings);
    try {
      const listed = await listSchemas(path.join(WORKSPACE_ROOT, 'schemas'), registry, installedTopics(context).events);
      const missing = listed.filter(({ state }) => state === 'not registered' || state === 'changed');
      const registered = listed.filter(({ state }) => state === 'registered').length;
      const schemas =
        missing.length === 0
          ? ok('schemas', `${registered} registered`)
          : problem(
              'schemas',
              `${missing.length} not registered: ${missing.map(({ action }) => action).join(', ')}`,
              'run `docket schemas check`, then `docket schemas register`',
            );
      return [ok('schema registry', settings.url), schemas];
    } finally {
      registry.close();
    }
  });
}
