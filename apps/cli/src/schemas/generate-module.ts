import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ContractError, customActionsModule } from '@docket/events';
import { CommandError, usageError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { readSchemaFolder } from './schema-files.js';

/** The options of `docket schemas generate`. */
export interface GenerateOptions {
  readonly dir: string;
  readonly out: string;
  readonly check?: boolean;
}

/**
 * Writes the TypeScript module of a producer's own actions, or checks that it is up to date.
 * @throws {CommandError} naming the schema that cannot be taken, or when the module is out of date
 */
export function generateModule({ dir, out, check }: GenerateOptions, context: CliContext): void {
  const text = moduleOf(dir);
  if (existsSync(out) && readFileSync(out, 'utf8') === text) {
    context.out.print(`${out}: up to date`);
    return;
  }
  if (check === true)
    throw new CommandError(`${out} is not what the schemas say: docket schemas generate --dir ${dir} --out ${out}`);
  writeFileSync(out, text);
  context.out.print(`${out}: written; give its SCHEMAS to connect({ schemas: SCHEMAS })`);
}

function moduleOf(dir: string): string {
  const { files, problems } = readSchemaFolder(dir);
  if (problems.length > 0) throw usageError(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  try {
    return customActionsModule(files);
  } catch (error) {
    throw error instanceof ContractError ? usageError(`${dir}: ${error.message}`) : error;
  }
}
