import type { SchemaRegistry } from '@docket/avro';

/** What of the registry the schema commands use. */
export type RegistryPort = Pick<
  SchemaRegistry,
  'idOf' | 'register' | 'check' | 'versions' | 'subjects' | 'compatibility' | 'setCompatibility'
>;
