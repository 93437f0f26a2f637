import { invalidParameters, nearest, type ParameterFault } from '@docket/http';
import { type Parameter } from './parameter.js';

/** Parameters of a route by name. */
export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

/** What reading them gives. */
export type ValuesOf<P extends Parameters> = { readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never };

/** A query string as Fastify parses it: a repeated name has several texts. */
export type RawQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Reads the parameters of a route from the query string.
 * @throws {Problem} that names every parameter at fault, unknown ones included: a misspelt filter that were ignored
 * would answer another question than the one asked.
 */
export function readParameters<P extends Parameters>(parameters: P, query: RawQuery): ValuesOf<P> {
  const known = Object.keys(parameters);
  const faults: ParameterFault[] = Object.keys(query)
    .filter((name) => !known.includes(name))
    .map((name) => ({ parameter: name, detail: unknownParameter(name, known) }));
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const reading = parameter.read(textsOf(query, name));
    if ('fault' in reading) faults.push({ parameter: name, detail: reading.fault });
    else values[name] = reading.value;
  }
  if (faults.length > 0) throw invalidParameters(faults);
  return values as ValuesOf<P>;
}

function textsOf(query: RawQuery, name: string): readonly string[] {
  const given = Object.hasOwn(query, name) ? query[name] : undefined;
  if (given === undefined) return [];
  return typeof given === 'string' ? [given] : given;
}

function unknownParameter(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  if (near !== undefined) return `is not a parameter of this route; did you mean ${near}?`;
  if (known.length === 0) return 'is not a parameter of this route, which takes none';
  return `is not a parameter of this route; there are ${known.join(', ')}`;
}
