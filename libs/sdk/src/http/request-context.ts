import { randomUUID } from 'node:crypto';
import { type EnvelopeInput, LIMITS } from '@docket/events';
import { type EventContext } from '../context/event-context.js';

/** What is read of a request. Those of Express, Fastify, Nest and Node itself have it. */
export interface HttpRequest {
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** What the framework, or a logger, calls the request. */
  readonly id?: unknown;
  /** The address of the client as the framework sees it, which knows the proxies it may trust. */
  readonly ip?: string | undefined;
  readonly socket?: { readonly remoteAddress?: string | undefined } | undefined;
}

/** What cannot be read of a request without knowing the service. */
export interface RequestContextOptions<R extends HttpRequest = HttpRequest> {
  /**
   * Who acts. Asked when an event needs it, so that it may be known only later than the request (whoever signs in comes after this);
   * undefined leaves it to the event.
   */
  readonly actor?: (request: R) => EnvelopeInput['actor'] | undefined;
  /** The session. What opens sessions (a cookie's value) does not belong into an audit log: give its hash. */
  readonly session?: (request: R) => string | undefined;
  /** Whatever else is known from the beginning, for example `tenant_id` or `channel`. Wins over what the request says. */
  readonly context?: (request: R) => EventContext | undefined;
}

const TRACEPARENT = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/;

/**
 * What events of a request have in common: `request_id` (of the header `x-request-id`, else of the framework, else a new one),
 * `trace_id` (of `traceparent`), `ip` and `user_agent`, and what the options add. What a client sent and no event may have (too long)
 * is left out, so that nobody can keep events of his from being recorded.
 */
export function requestContext<R extends HttpRequest>(
  request: R,
  { actor, session, context }: RequestContextOptions<R> = {},
): EventContext {
  const { headers } = request;
  const own = withoutUndefined({
    request_id: id(headers['x-request-id']) ?? id(request.id) ?? randomUUID(),
    trace_id: TRACEPARENT.exec(text(headers['traceparent']) ?? '')?.[1],
    session_id: id(session?.(request)),
    ip: request.ip ?? request.socket?.remoteAddress,
    user_agent: cut(text(headers['user-agent']), LIMITS.userAgent),
    ...withoutUndefined(context?.(request) ?? {}),
  });
  return actor === undefined || own.actor ? own : withLateActor(own, () => actor(request));
}

/** A context is copied into each event, and only then this is asked. */
function withLateActor(context: EventContext, actor: () => EnvelopeInput['actor'] | undefined): EventContext {
  return Object.defineProperty({ ...context }, 'actor', { enumerable: true, get: actor });
}

function withoutUndefined(context: EventContext): EventContext {
  return Object.fromEntries(Object.entries(context).filter(([, value]) => value !== undefined));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function id(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  return Buffer.byteLength(value) <= LIMITS.id ? value : undefined;
}

/** At most so many bytes of a header; its characters take one byte or two. */
function cut(value: string | undefined, bytes: number): string | undefined {
  if (value === undefined || Buffer.byteLength(value) <= bytes) return value;
  return value.slice(0, bytes / 2);
}
