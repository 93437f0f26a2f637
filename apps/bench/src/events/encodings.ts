import { recordEncoder, type RecordEncoder, SchemaRegistry } from '@docket/avro';
import { ACTION_SCHEMAS, fullNameOf, subjectOf } from '@docket/events';
import { MIX_ACTIONS, type MixAction } from './mix.js';

/** What turns an action's events into values: the compiled schema and its id in the registry. */
export interface ActionEncoding {
  readonly schemaId: number;
  readonly encoder: RecordEncoder;
}

/** Registers the schemas of the mix for a topic. */
export async function registerMix(registryUrl: string, topic: string): Promise<ReadonlyMap<MixAction, ActionEncoding>> {
  const registry = new SchemaRegistry({ url: registryUrl });
  const encodings = new Map<MixAction, ActionEncoding>();
  try {
    for (const action of MIX_ACTIONS) {
      const schema = ACTION_SCHEMAS[action];
      const schemaId = await registry.register(subjectOf(topic, fullNameOf(schema)), schema);
      encodings.set(action, { schemaId, encoder: recordEncoder(schema) });
    }
    return encodings;
  } finally {
    registry.close();
  }
}
