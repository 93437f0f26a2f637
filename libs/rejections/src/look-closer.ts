import { inspectValue, type InspectedValue, refuseUnread, type SchemaRegistry } from '@docket/avro';
import { type AvroSchema, fullNameOf, isDefinition } from '@docket/events';
import { type RejectedRecord } from './rejection-queries.js';

/** What can be found out about a rejected record. */
export interface CloserLook {
  /** Full name of the record in the schema the value names; undefined when the registry does not know it. */
  readonly schemaName: string | undefined;
  readonly schema: AvroSchema | undefined;
  /** The value read as far as it goes; undefined without a usable schema. */
  readonly read: InspectedValue | undefined;
}

/** Looks at a record with what the registry knows now. */
export async function lookCloser(
  { schema_id, value }: Pick<RejectedRecord, 'schema_id' | 'value'>,
  registry: Pick<SchemaRegistry, 'schemaById'>,
): Promise<CloserLook> {
  const schema = schema_id === 0 ? undefined : await registry.schemaById(schema_id);
  if (schema === undefined) return { schemaName: undefined, schema: undefined, read: undefined };
  const schemaName = nameOf(schema);
  if (refuseUnread(value)) return { schemaName, schema, read: undefined };
  try {
    return { schemaName, schema, read: inspectValue(schema, value) };
  } catch {
    // The schema is no use to anybody; the recorded error says why.
    return { schemaName, schema, read: undefined };
  }
}

function nameOf(schema: AvroSchema): string | undefined {
  return isDefinition(schema) && typeof schema.name === 'string' ? fullNameOf(schema) : undefined;
}
