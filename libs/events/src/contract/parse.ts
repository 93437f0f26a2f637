import { ContractError } from '../contract-error.js';
import type { SchemaFile } from './catalog.js';
import { isShapedLikeSchema, shapeProblems } from './shape.js';
import { isDefinition } from './type-names.js';

/** How a schema file's name ends. */
export const SCHEMA_EXTENSION = '.avsc';

/**
 * Reads the text of one schema file.
 * @throws ContractError when it is not JSON, or not one definition of a type.
 */
export function parseSchemaFile(path: string, text: string): SchemaFile {
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch (error) {
    throw new ContractError(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isShapedLikeSchema(schema)) throw new ContractError(`not an Avro schema: ${shapeProblems(schema).join('; ')}`);
  if (!isDefinition(schema)) throw new ContractError('must be one definition of a type, { "type": … }');
  return { path, schema };
}
