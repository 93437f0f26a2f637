import { invalidParameters, nearest, type ParameterFault } from '@docket/http';
import { type AnyParameter, type KeyedParameter, type Parameter, type Reading } from './parameter.js';

/** Parameters of a route by name. */
export type Parameters = Readonly<Record<string, AnyParameter>>;

/** What reading them gives. */
export type ValuesOf<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends KeyedParameter<infer T>
    ? readonly T[]
    : P[K] extends Parameter<infer T>
      ? T
      : never;
};

/** A query string as Fastify parses it: a repeated name has several texts. */
export type RawQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/** How many different keys of one keyed parameter may be asked for. */
export const MAX_KEYS = 20;

/**
 * Reads the parameters of a route from the query string.
 * @param now what relative times are relative to, ms since 1970
 * @throws {Problem} that names every parameter at fault, unknown ones included: a misspelt filter that were ignored
 * would answer another question than the one asked.
 */
export function readParameters<P extends Parameters>(parameters: P, query: RawQuery, now = Date.now()): ValuesOf<P> {
  const faults: ParameterFault[] = Object.keys(query)
    .filter((name) => !isKnown(parameters, name))
    .map((name) => ({ parameter: name, detail: unknownParameter(name, parameters) }));
  const values: Record<string, unknown> = {};
  const take = (name: string, reading: Reading<unknown>): unknown => {
    if ('value' in reading) return reading.value;
    const { fault, column } = reading;
    faults.push({ parameter: name, detail: fault, ...(column === undefined ? {} : { column }) });
    return undefined;
  };
  for (const [name, parameter] of Object.entries(parameters)) {
    values[name] =
      'keyed' in parameter
        ? keysOf(name, query).map((key, index) =>
            take(`${name}.${key}`, readKey({ name, parameter, query }, key, index)),
          )
        : take(name, parameter.read(textsOf(query, name), now));
  }
  if (faults.length > 0) throw invalidParameters(faults);
  return values as ValuesOf<P>;
}

interface Keyed {
  readonly name: string;
  readonly parameter: KeyedParameter<unknown>;
  readonly query: RawQuery;
}

function readKey({ name, parameter, query }: Keyed, key: string, index: number): Reading<unknown> {
  if (index >= MAX_KEYS)
    return { fault: `is one too many: at most ${MAX_KEYS} different ${name}.<key> may be asked for` };
  return parameter.readKey(key, textsOf(query, `${name}.${key}`));
}

/** Keys of the parameters `<name>.<key>` in a query. */
function keysOf(name: string, query: RawQuery): string[] {
  const start = `${name}.`;
  return Object.keys(query)
    .filter((given) => given.startsWith(start))
    .map((given) => given.slice(start.length));
}

function isKnown(parameters: Parameters, name: string): boolean {
  if (Object.hasOwn(parameters, name)) return !isKeyed(parameters[name]);
  const dot = name.indexOf('.');
  const before = name.slice(0, dot);
  return dot > 0 && Object.hasOwn(parameters, before) && isKeyed(parameters[before]);
}

function isKeyed(parameter: AnyParameter | undefined): boolean {
  return parameter !== undefined && 'keyed' in parameter;
}

function textsOf(query: RawQuery, name: string): readonly string[] {
  const given = Object.hasOwn(query, name) ? query[name] : undefined;
  if (given === undefined) return [];
  return typeof given === 'string' ? [given] : given;
}

function unknownParameter(name: string, parameters: Parameters): string {
  if (Object.hasOwn(parameters, name)) return `needs the key it is about: ${name}.<key>`;
  const known = Object.keys(parameters);
  const [word = '', ...key] = name.split('.');
  const near = nearest(key.length === 0 ? name : word, known);
  if (near !== undefined) return `is not a parameter of this route; did you mean ${written(near, key, parameters)}?`;
  if (known.length === 0) return 'is not a parameter of this route, which takes none';
  const all = known.map((each) => written(each, [], parameters));
  return `is not a parameter of this route; there are ${all.join(', ')}`;
}

/** How a parameter is written in a request. */
function written(name: string, key: readonly string[], parameters: Parameters): string {
  if (!isKeyed(parameters[name])) return name;
  return `${name}.${key.join('.') || '<key>'}`;
}
