import { validateHeaderValue } from 'node:http';
import { HOSTILE_BODIES, INJECTIONS } from './injections.js';

/** An operation of the OpenAPI document, as far as requests are made of it. */
export interface DocumentedOperation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly example?: unknown }[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly example: object } } };
  readonly responses: Readonly<Record<string, unknown>>;
}
export type Paths = Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;

/** A request with one value that does not belong there. */
export interface InjectedRequest {
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Statuses that are documented. */
  readonly statuses: readonly string[];
}

/**
 * Requests that put injections into every parameter and every text of a body of every operation.
 * @param share of all values that each place gets, 0 to 1; neighbours get others, so that all are used
 */
export function injectedRequests(paths: Paths, share: number): InjectedRequest[] {
  const step = Math.round(1 / share);
  let place = 0;
  const some = (values: readonly string[]) => {
    place += 1;
    return values.filter((_, n) => (n + place) % step === 0);
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => requestsOf({ path, method, operation }, some)),
  );
}

interface Operation {
  readonly path: string;
  readonly method: string;
  readonly operation: DocumentedOperation;
}

function requestsOf({ path, method, operation }: Operation, some: (values: readonly string[]) => readonly string[]) {
  const { parameters = [], requestBody, responses } = operation;
  const valid = requestBody?.content['application/json'].example;
  const request = (place: string, value: string, more: Partial<InjectedRequest>): InjectedRequest => ({
    what: `${method} ${path} ${place} ${JSON.stringify(value.slice(0, 60))}`,
    method: method.toUpperCase(),
    path: plain(path, parameters),
    headers: {},
    ...(valid === undefined ? {} : { body: JSON.stringify(valid) }),
    statuses: Object.keys(responses),
    ...more,
  });
  const ofParameters = parameters.flatMap((parameter) =>
    some(INJECTIONS)
      .filter((value) => parameter.in !== 'header' || isHeader(value))
      .map((value) =>
        request(`${parameter.in} ${parameter.name}`, value, withParameter(path, parameters, parameter, value)),
      ),
  );
  if (valid === undefined) return ofParameters;
  const ofTexts = textsOf(valid).flatMap((at) =>
    some(INJECTIONS).map((value) => request(`body ${at.join('.')}`, value, { body: withText(valid, at, value) })),
  );
  return [...ofParameters, ...ofTexts, ...HOSTILE_BODIES.map((body) => request('body', body, { body }))];
}

type Parameters = NonNullable<DocumentedOperation['parameters']>;

/** Path and query with the examples of what is needed. */
function plain(path: string, parameters: Parameters, but?: string): string {
  return parameters
    .filter((parameter) => parameter.in === 'path' && parameter.name !== but)
    .reduce((text, { name, example }) => text.replace(`{${name}}`, encodeURIComponent(String(example))), path);
}

function withParameter(
  path: string,
  parameters: Parameters,
  { name, in: where }: Parameters[number],
  value: string,
): Partial<InjectedRequest> {
  if (where === 'header') return { headers: { [name]: value } };
  if (where === 'path')
    return { path: plain(path, parameters, name).replace(`{${name}}`, () => encodeURIComponent(value)) };
  // Reports need a period, which is given unless it is the place.
  const period = parameters.some((parameter) => parameter.name === 'tz') && name !== 'from' ? '&from=2026-01-05' : '';
  const keyed = name === 'label' || name === 'detail';
  const query = keyed ? `${name}.${encodeURIComponent(value)}=x&${name}.k` : name;
  return { path: `${plain(path, parameters)}?${query}=${encodeURIComponent(value)}${period}` };
}

function isHeader(value: string): boolean {
  try {
    validateHeaderValue('x', value);
    return true;
  } catch {
    return false;
  }
}

/** Where the texts of a body are. */
function textsOf(value: unknown, at: readonly string[] = []): string[][] {
  if (typeof value === 'string') return [[...at]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsOf(inner, [...at, name]));
}

function withText(body: object, at: readonly string[], value: string): string {
  const copy = structuredClone(body) as Record<string, unknown>;
  const last = at.at(-1) ?? '';
  const inner = at.slice(0, -1).reduce((object, name) => object[name] as Record<string, unknown>, copy);
  inner[last] = value;
  return JSON.stringify(copy);
}
