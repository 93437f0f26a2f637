import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type AvroSchema, ContractError, isActionRecord, parseSchemaFile, SCHEMA_EXTENSION } from '@docket/events';

/** The actions of a folder of .avsc files, Docket's own left out. @throws {ContractError} naming the file */
export function ownSchemas(folder: string | undefined): AvroSchema[] {
  if (folder === undefined) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(SCHEMA_EXTENSION))
    .sort()
    .map((name) => schemaOf(folder, name))
    .filter((schema) => isActionRecord(schema));
}

function schemaOf(folder: string, name: string): AvroSchema {
  try {
    return parseSchemaFile(name, readFileSync(path.join(folder, name), 'utf8')).schema;
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    throw new ContractError(`${path.join(folder, name)}: ${error.message}`);
  }
}
