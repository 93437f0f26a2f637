import { readFileSync } from 'node:fs';
import { type RegistryOptions } from '@docket/avro';
import { type ConfigOf, type registryConfig } from '@docket/config';

/** The registry's settings as its adapter takes them: the authority's certificate itself, not its file. */
export function registryOptions({ caFile, ...rest }: ConfigOf<typeof registryConfig>): RegistryOptions {
  return { ...rest, ...(caFile === undefined ? {} : { ca: readFileSync(caFile, 'utf8') }) };
}
