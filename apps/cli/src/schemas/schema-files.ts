import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ContractError, parseSchemaFile, SCHEMA_EXTENSION, type SchemaFile, type SchemaProblem } from '@docket/events';
import { usageError } from '../command-error.js';

/** Schema files that could be read, and what is wrong with those that could not. */
export interface ReadSchemas {
  readonly files: readonly SchemaFile[];
  readonly problems: readonly SchemaProblem[];
}

/** Reads every schema file below a folder, sorted by path; paths are relative to it. */
export function readSchemaFolder(folder: string): ReadSchemas {
  if (!existsSync(folder)) throw usageError(`there is no folder ${folder}; name the folder of the schemas with --dir`);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith(SCHEMA_EXTENSION))
    .sort();
  return readSchemas(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

/** Reads schema files from their texts by path. */
export function readSchemas(texts: Iterable<readonly [path: string, text: string]>): ReadSchemas {
  const files: SchemaFile[] = [];
  const problems: SchemaProblem[] = [];
  for (const [name, text] of texts) {
    try {
      files.push(parseSchemaFile(name, text));
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      problems.push({ path: name, message: error.message });
    }
  }
  return { files, problems };
}
