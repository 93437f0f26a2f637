import { readFileSync } from 'node:fs';
import { ConfigError, type ConfigProblem } from './config-error.js';
import { type Variable } from './variable.js';

/** Variables, grouped by concern. */
export interface ConfigSpec {
  readonly [key: string]: Variable<unknown> | ConfigSpec;
}

/** What a spec gives when loaded: the same tree with values in place of variables. */
export type ConfigOf<S> = { readonly [K in keyof S]: S[K] extends Variable<infer T> ? T : ConfigOf<S[K]> };

/** Where variables come from; `process.env` has this shape. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and validates a whole tree of variables.
 * @throws {ConfigError} with every problem found, in the order of the spec.
 */
export function loadConfig<S extends ConfigSpec>(spec: S, env: Environment = process.env): ConfigOf<S> {
  const problems: ConfigProblem[] = [];
  const value = readTree(spec, env, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return value as ConfigOf<S>;
}

/** All variables of a spec, flat: for help texts and for checks of deployment files. */
export function variablesOf(spec: ConfigSpec): Variable<unknown>[] {
  return Object.values(spec).flatMap((node) => (isVariable(node) ? [node] : variablesOf(node)));
}

function isVariable(node: Variable<unknown> | ConfigSpec): node is Variable<unknown> {
  return 'schema' in node && 'name' in node;
}

function readTree(spec: ConfigSpec, env: Environment, problems: ConfigProblem[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(spec).map(([key, node]) => [
      key,
      isVariable(node) ? readVariable(node, env, problems) : readTree(node, env, problems),
    ]),
  );
}

function readVariable(variable: Variable<unknown>, env: Environment, problems: ConfigProblem[]): unknown {
  const raw = variable.secret ? readSecret(variable, env, problems) : env[variable.name];
  // Compose files and shells set "unset" variables to the empty string.
  const value = raw === undefined || raw === '' ? variable.fallback : raw;
  if (value === undefined) {
    if (variable.required) problems.push({ variable: variable.name, message: `is not set. ${variable.doc}` });
    return undefined;
  }
  const parsed = variable.schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const shown = variable.secret ? '' : ` (it is "${value}")`;
  problems.push({ variable: variable.name, message: parsed.error.issues.map((i) => i.message).join('; ') + shown });
  return undefined;
}

function readSecret(variable: Variable<unknown>, env: Environment, problems: ConfigProblem[]): string | undefined {
  const fileVariable = `${variable.name}_FILE`;
  const file = env[fileVariable];
  const direct = env[variable.name];
  if (!file) return direct;
  if (direct) {
    problems.push({ variable: fileVariable, message: `is set together with ${variable.name}; set only one of them` });
    return undefined;
  }
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    problems.push({ variable: fileVariable, message: `cannot be read: ${why}` });
    return undefined;
  }
}
