import type { AvroSchema } from '../avro-schema.js';
import { ContractError } from '../contract-error.js';
import type { SchemaFile } from './catalog.js';

/** How a schema file's name ends. */
export const SCHEMA_EXTENSION = '.avsc';

/**
 * Reads the text of one schema file.
 * @throws ContractError when it is not JSON, or not a definition.
 */
export function parseSchemaFile(path: string, text: string): SchemaFile {
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch (error) {
    throw new ContractError(`${path}: not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) {
    throw new ContractError(`${path}: must be one definition, { "type": … }`);
  }
  return { path, schema: schema as AvroSchema };
}
