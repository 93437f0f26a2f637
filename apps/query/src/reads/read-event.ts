import { LIMITS } from '@docket/events';
import { type EmitInput } from '@docket/sdk';
import { requestContext } from '@docket/sdk/http';
import { type FastifyRequest } from 'fastify';
import { actorTypeOf, callerName, type RequestCaller } from '../access/caller.js';
import { type Operation } from '../openapi/operation.js';
import { type RawQuery } from '../parameters/read-parameters.js';

/** How somebody read: looked for something, looked at one thing, or took something out. */
export type ReadAction = 'audit.searched' | 'audit.viewed' | 'audit.exported';

/** An event about what was done with the audit log, as it is published. */
export interface ReadEvent {
  readonly action: ReadAction | 'audit.configured';
  readonly input: EmitInput<ReadAction | 'audit.configured'>;
}

/** What handlers that give out files answer beside them. */
export interface Exported {
  readonly format: string;
  /** What is not known yet is left out. */
  readonly row_count?: number;
  readonly size_bytes?: number;
  readonly sha256?: string;
}

/** What a read is made of. */
export interface Read {
  readonly operation: Operation;
  readonly request: FastifyRequest;
  readonly caller: RequestCaller;
  /** ms since 1970. */
  readonly beganAt: number;
  readonly durationMs: number;
  /** What was answered; undefined when it was streamed. */
  readonly answer: unknown;
}

/** Bytes of the filters that are kept; what is longer is cut, and says so. */
const FILTER_BYTES = 4_096;

/** The event that says that somebody read something. */
export function readEvent(read: Read): ReadEvent {
  const { operation, request, caller, beganAt } = read;
  const action = actionOf(operation);
  const { about, resource } = subjectOf(operation, request.params as Readonly<Record<string, string>>);
  const input = {
    ...requestContext(request),
    occurred_at: beganAt,
    tenant_id: caller.tenantId,
    actor: actorOf(caller),
    ...about,
    details: {
      resource,
      ...filterOf(request),
      ...rangeOf(operation, request.query as RawQuery, beganAt),
      ...outcomeOf(read, action),
    },
  };
  return { action, input: input };
}

/** Names what is read through an operation by somebody, for those that are told rarely. */
export function readName({ operation, caller }: Pick<Read, 'operation' | 'caller'>): string {
  return `${operation.id} ${callerName(caller)}`;
}

function actionOf({ right, pathParameters }: Operation): ReadAction {
  if (right === 'events.export') return 'audit.exported';
  return pathParameters === undefined ? 'audit.searched' : 'audit.viewed';
}

/** Who reads, as the actor of events. */
export function actorOf({ kind, id, name, roles, departments }: RequestCaller) {
  return {
    type: actorTypeOf({ kind }),
    id,
    name: cut(name, LIMITS.name),
    ...(roles.length === 0 ? {} : { role: cut(roles.join(' '), LIMITS.name) }),
    ...(departments?.length === 1 ? { department_id: departments[0] } : {}),
  };
}

/**
 * What was read, by the address of the route: `/v1/tickets/{id}/timeline` is `tickets/timeline`, and about a ticket. The id of an
 * event or an agent is a target.
 */
function subjectOf({ path }: Operation, params: Readonly<Record<string, string>>) {
  const words = path.split('/').filter((word) => word !== '' && word !== 'v1');
  const resource = words.filter((word) => !word.startsWith('{')).join('/');
  const type = (words[0] ?? '').replace(/s$/, '');
  const [id] = Object.values(params);
  if (id === undefined || id === '' || Buffer.byteLength(id) > LIMITS.id) return { resource, about: {} };
  return { resource, about: type === 'ticket' ? { ticket_id: id } : { target: { type, id } } };
}

function filterOf({ url, body }: FastifyRequest) {
  const query = new URLSearchParams(url.split('?')[1] ?? '');
  // A place in a list says nothing about what was looked for.
  query.delete('cursor');
  const sent = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  for (const [name, value] of sent) query.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  const text = query.toString();
  return text === '' ? {} : { filter: cut(text, FILTER_BYTES, '&cut') };
}

/** The range of time, as the operation itself reads it. */
function rangeOf({ parameters }: Operation, query: RawQuery, beganAt: number) {
  const moment = (name: 'from' | 'to'): number | undefined => {
    const given = query[name];
    if (typeof given !== 'string') return undefined;
    const parameter = parameters[name];
    if (parameter === undefined || 'keyed' in parameter) return undefined;
    const reading = parameter.read([given], beganAt);
    return 'value' in reading && Number.isSafeInteger(reading.value) ? (reading.value as number) : undefined;
  };
  const [from_time, to_time] = [moment('from'), moment('to')];
  return { ...(from_time === undefined ? {} : { from_time }), ...(to_time === undefined ? {} : { to_time }) };
}

function outcomeOf({ answer, durationMs }: Read, action: ReadAction) {
  if (action === 'audit.exported') return exportedOf(answer);
  const rows = rowsOf(answer);
  const row_count = rows === undefined ? {} : { row_count: rows };
  if (action === 'audit.searched') return { ...row_count, duration_ms: durationMs };
  return row_count;
}

function exportedOf(answer: unknown): Exported {
  const { format, row_count, size_bytes, sha256 } = answer as Exported;
  return {
    format,
    ...(row_count === undefined ? {} : { row_count }),
    ...(size_bytes === undefined ? {} : { size_bytes }),
    ...(sha256 === undefined ? {} : { sha256 }),
  };
}

/** Rows of an answer: of its first list, or itself as one. */
function rowsOf(answer: unknown): number | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const list = Object.values(answer as Record<string, unknown>).find(
    (value) => Array.isArray(value) && typeof value[0] !== 'string',
  );
  return Array.isArray(list) ? list.length : 1;
}

function cut(text: string, bytes: number, mark = ''): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  // A character that is cut in two becomes a replacement character, which is longer.
  return (
    Buffer.from(text)
      .subarray(0, bytes - mark.length - 3)
      .toString('utf8') + mark
  );
}
