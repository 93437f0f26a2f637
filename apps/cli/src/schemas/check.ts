import { contractProblem } from '@docket/avro';
import { catalogOf, type ActionSchema } from '@docket/events';
import { breakLines } from './compatibility/messages.js';
import { evolutionInRegistry, evolutionSince, type Evolution } from './evolution.js';
import { schemasAtRevision } from './git-revision.js';
import { lintSchemas } from './lint/lint-schemas.js';
import type { RegistryPort } from './registry-port.js';
import { readSchemaFolder } from './schema-files.js';

/** One of the checks, as it is told. */
export interface CheckPart {
  /** What was checked, such as `rules` or `since HEAD`. */
  readonly name: string;
  /** Result in a few words when there are no problems: `ok, …`, or `skipped: …` with the reason. */
  readonly result: string;
  readonly problems: readonly string[];
}

/** Where the schemas are and what to compare them with. */
export interface CheckOptions {
  /** Folder of the schema files. */
  readonly folder: string;
  /** Revision to compare with; the last commit by default. */
  readonly since?: string | undefined;
  /** Registry to compare with; `undefined` leaves it out. */
  readonly registry: RegistryPort | undefined;
  readonly topic: string;
}

/** The rules checked, and what the comparisons go on with. */
export interface CheckedRules {
  readonly part: CheckPart;
  readonly actions: readonly ActionSchema[];
  /** Whether every file could be read: without it a comparison would take a broken file for a removed one. */
  readonly complete: boolean;
}

/** Reads the schemas and checks the rules of the contract. */
export function checkRules(folder: string): CheckedRules {
  const { files, problems } = readSchemaFolder(folder);
  const { actions } = catalogOf(files);
  const found = [...problems, ...lintSchemas(files)].map(({ path, message }) => `${path}: ${message}`);
  // The very check ingestion makes: what passes here is not rejected as `contract` there.
  for (const { action, schema } of actions) {
    const problem = contractProblem(schema);
    if (problem) found.push(`${action}: ${problem.error}`);
  }
  const part = { name: 'rules', result: `ok, ${actions.length} actions in ${files.length} files`, problems: found };
  return { part, actions, complete: problems.length === 0 };
}

/** All checks, each told as soon as it is done: rules, last commit, registry. */
export async function* checkSchemas(options: CheckOptions): AsyncGenerator<CheckPart> {
  const { part, actions, complete } = checkRules(options.folder);
  yield part;
  if (!complete) return;
  yield await checkCommit(options, actions);
  yield options.registry
    ? compared('registry', await evolutionInRegistry(actions, options.registry, options.topic))
    : { name: 'registry', result: 'skipped, as asked', problems: [] };
}

async function checkCommit({ folder, since }: CheckOptions, actions: readonly ActionSchema[]): Promise<CheckPart> {
  const name = `since ${since ?? 'the last commit'}`;
  const earlier = await schemasAtRevision(folder, since);
  if ('skipped' in earlier) return { name, result: `skipped: ${earlier.skipped}`, problems: [] };
  return compared(name, evolutionSince(actions, earlier.schemas.files));
}

function compared(name: string, { compared: count, added, breaks }: Evolution): CheckPart {
  const result = `ok, ${count} actions compared${added > 0 ? `, ${added} new` : ''}`;
  return { name, result, problems: breakLines(breaks) };
}
