import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { catalogOf, type Catalog, type SchemaFile } from '../src/contract/catalog.js';
import { parseSchemaFile, SCHEMA_EXTENSION } from '../src/contract/parse.js';
import { ContractError } from '../src/contract-error.js';

/** The schema files and what they say together. */
export interface Sources {
  readonly files: readonly SchemaFile[];
  readonly catalog: Catalog;
}

/**
 * Reads every schema below a folder, sorted by path.
 * @throws ContractError that names each file that cannot be taken.
 */
export function readSources(folder: string): Sources {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(SCHEMA_EXTENSION))
    .map((name) => name.split(path.sep).join('/'))
    .sort()
    .map((name) => parsed(name, readFileSync(path.join(folder, name), 'utf8')));
  const catalog = catalogOf(files);
  if (catalog.problems.length > 0) {
    throw new ContractError(catalog.problems.map((problem) => `${problem.path}: ${problem.message}`).join('\n'));
  }
  return { files, catalog };
}

function parsed(name: string, text: string): SchemaFile {
  try {
    return parseSchemaFile(name, text);
  } catch (error) {
    if (error instanceof ContractError) throw new ContractError(`${name}: ${error.message}`);
    throw error;
  }
}
