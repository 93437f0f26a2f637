import { type components } from '@docket/client';
import { usageError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { openClient } from '../query/open-client.js';
import { queryTarget, type TargetOptions } from '../query/query-target.js';

type Route = components['schemas']['SavedView']['route'];

/** The options of `docket views save`. */
export interface SaveViewOptions extends TargetOptions {
  readonly description?: string;
  readonly shared?: boolean;
  readonly replace?: string;
}

/** Runs `docket views save`. */
export async function saveView(
  name: string,
  address: string,
  options: SaveViewOptions,
  context: CliContext,
): Promise<void> {
  const { out, signal } = context;
  const { description, shared, replace: id } = options;
  const client = openClient(queryTarget(options, context));
  const visibility = shared === true ? ('shared' as const) : ('private' as const);
  const body = { name, ...requestOf(address), visibility, ...(description === undefined ? {} : { description }) };
  if (id === undefined) {
    out.print((await client.post('/v1/views', { body, signal })).id);
    return;
  }
  const params = { path: { id } };
  const { version } = await client.get('/v1/views/{id}', { params, signal });
  out.print((await client.put('/v1/views/{id}', { params, body: { ...body, version }, signal })).id);
}

/** Runs `docket views delete`. */
export async function deleteView(id: string, options: TargetOptions, context: CliContext): Promise<void> {
  const client = openClient(queryTarget(options, context));
  const { name } = await client.delete('/v1/views/{id}', { params: { path: { id } }, signal: context.signal });
  context.out.print(`view ${id} (${name}) is deleted`);
}

const TIMELINE = /^\/v1\/(tickets|agents)\/([^/]+)\/timeline$/;

/** Path and query in the parts that views are made of; whether there are such is said by the service. */
function requestOf(address: string): { route: Route; query: string; subject?: string } {
  const [path = '', ...rest] = address.split('?');
  if (!path.startsWith('/v1/')) throw usageError(`${address}: must be a path and query, as /v1/events?from=-7d`);
  const query = rest.join('?');
  const [, kind, subject] = TIMELINE.exec(path) ?? [];
  if (subject === undefined) return { route: path as Route, query };
  return { route: `/v1/${kind ?? ''}/{id}/timeline` as Route, query, subject: decoded(subject) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw usageError(`${text}: is not percent-encoded as it should be`);
  }
}
