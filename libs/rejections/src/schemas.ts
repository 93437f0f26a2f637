import { type RegistryOptions, SchemaRegistry } from '@docket/avro';

/** Where schemas are looked up by their id. */
export type Schemas = Pick<SchemaRegistry, 'schemaById'>;

/** Connects with the first question. */
export function connectSchemas(options: RegistryOptions): Schemas & { close(): void } {
  return new SchemaRegistry(options);
}
