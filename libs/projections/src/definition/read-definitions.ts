import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { problemsOf } from '../rules/rules.js';
import { withoutComments } from '../rules/sql-words.js';
import { FILES, type ProjectionDefinition } from './definition.js';
import { ProjectionError } from './projection-error.js';

/** Beside `src` as well as beside `dist`, so that both find the same folders. */
export const PROJECTIONS_DIRECTORY = path.resolve(import.meta.dirname, '../../projections');

/** `__` separates the version. */
const NAME = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const LONGEST_NAME = 60;

/** Why a projection may not be called so; undefined when it may. */
export function problemOfName(name: string): string | undefined {
  if (NAME.test(name) && name.length <= LONGEST_NAME) return undefined;
  return `${name}: a projection is named in lower case, words joined by single underscores, at most ${LONGEST_NAME} characters`;
}

/**
 * Reads all projections of a directory, by name.
 * @throws {ProjectionError} with every rule that any of them breaks
 */
export function readProjections(directory: string = PROJECTIONS_DIRECTORY): ProjectionDefinition[] {
  const names = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const problems = names.flatMap((name) => namedProblems(directory, name));
  if (problems.length > 0) throw new ProjectionError(problems);
  const definitions = names.map((name) => readDefinition(directory, name));
  const broken = definitions.flatMap((definition) => problemsOf(definition));
  if (broken.length > 0) throw new ProjectionError(broken);
  return definitions;
}

function namedProblems(directory: string, name: string): string[] {
  const problem = problemOfName(name);
  if (problem !== undefined) return [problem];
  return FILES.filter((file) => !existsSync(path.join(directory, name, `${file}.sql`))).map(
    (file) => `${name}: ${file}.sql is missing`,
  );
}

function readDefinition(directory: string, name: string): ProjectionDefinition {
  const [table = '', select = '', read = ''] = FILES.map((file) =>
    readFileSync(path.join(directory, name, `${file}.sql`), 'utf8').replaceAll('\r\n', '\n'),
  );
  return { name, doc: headerOf(table), table, select, read, digest: digestOf([table, select, read]) };
}

/** The comment a file begins with, as one text. */
function headerOf(sql: string): string {
  const lines = sql.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('--'));
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .map((line) => line.slice(2).trim())
    .join('\n')
    .trim();
}

function digestOf(files: readonly string[]): string {
  const texts = files.map((sql) => withoutComments(sql).replaceAll(/\s+/g, ' ').trim());
  return createHash('sha256').update(texts.join('\0')).digest('hex');
}
