import createClient, { type Client, type MaybeOptionalInit, type Middleware } from 'openapi-fetch';
import { type HttpMethod, type PathsWithMethod, type RequiredKeysOf } from 'openapi-typescript-helpers';
import { type paths } from './generated/api.js';
import { DocketUnreachable, problemOf, UnexpectedAnswer } from './problem.js';
import { queryString } from './query-string.js';
import { type Fetch, isRead, limited, STREAMS } from './time-limit.js';

const TIMEOUT_MS = 30_000;

export interface DocketClientOptions {
  /** Address of the query service, without the path: `https://audit.example.com`. */
  readonly baseUrl: string;
  /** API key or signed token; asked for anew with each request when it is a function. */
  readonly token?: string | (() => string | Promise<string>);
  /** In place of that of the browser or of Node. */
  readonly fetch?: Fetch;
  /** How long an answer may take altogether, ms; 30,000 without it. What is read as a stream has no end but that of its signal. */
  readonly timeoutMs?: number;
}

/** What an operation is asked with. */
export type InitOf<P extends keyof paths, M extends HttpMethod & keyof paths[P]> = MaybeOptionalInit<paths[P], M>;
type Arguments<Init> = RequiredKeysOf<Init> extends never ? [init?: Init] : [init: Init];
type SuccessStatus = 200 | 202;
type JsonOf<T> = T extends { content: { 'application/json': infer Body } } ? Body : never;

/** What an operation answers as JSON. */
export type Answer<
  P extends keyof paths,
  M extends HttpMethod & keyof paths[P] = 'get' & keyof paths[P],
> = paths[P][M] extends { responses: infer Responses } ? JsonOf<Responses[SuccessStatus & keyof Responses]> : never;

type Asking = (verb: string, path: string, init: unknown) => Promise<{ data?: unknown; response: Response }>;

type Method<M extends 'get' | 'post' | 'put' | 'delete'> = <P extends PathsWithMethod<paths, M>>(
  path: P,
  ...init: Arguments<InitOf<P, M>>
) => Promise<Answer<P, M>>;

/**
 * The query service. Every method resolves with the JSON that the service answered.
 * @throws {DocketProblem} when it refuses, {DocketUnreachable} without an answer, {UnexpectedAnswer} for what is no answer of
 * its; and with the reason of the signal that ended the request.
 */
export interface DocketClient {
  readonly get: Method<'get'>;
  readonly post: Method<'post'>;
  readonly put: Method<'put'>;
  readonly delete: Method<'delete'>;
  /** With headers and answers of other kinds (`parseAs`): the client of openapi-fetch, which throws the same errors. */
  readonly http: Client<paths>;
}

/** Makes a client; nothing is sent before it is asked. */
export function createDocketClient({
  baseUrl,
  token,
  timeoutMs = TIMEOUT_MS,
  ...options
}: DocketClientOptions): DocketClient {
  const http = createClient<paths>({
    baseUrl: baseUrl.replace(/\/+$/, ''),
    querySerializer: queryString,
    // Looked up at each request, so that whoever replaces it later is heard.
    fetch: limited(options.fetch ?? ((request, init) => globalThis.fetch(request, init)), timeoutMs),
  });
  http.use(authorization(token), STREAMS, PROBLEMS);
  // Its types are those of the methods of this client.
  const request = http.request as unknown as Asking;
  const method = (verb: HttpMethod) => async (path: string, init?: unknown) => {
    try {
      const { data, response } = await request(verb, path, init ?? {});
      isRead(response);
      return data as never;
    } catch (error) {
      if (nameOf(error) === 'SyntaxError') {
        throw new UnexpectedAnswer(`${path} was answered with what is no JSON`, { cause: error });
      }
      throw unreachable(baseUrl, error) ?? error;
    }
  };
  return { get: method('get'), post: method('post'), put: method('put'), delete: method('delete'), http };
}

function authorization(token: DocketClientOptions['token']): Middleware {
  return {
    onRequest: async ({ request }) => {
      const text = typeof token === 'function' ? await token() : token;
      if (text !== undefined && text !== '') request.headers.set('authorization', `Bearer ${text}`);
      return request;
    },
  };
}

const PROBLEMS: Middleware = {
  onResponse: async ({ response }) => {
    if (response.status < 400) return;
    const problem = await problemOf(response);
    isRead(response);
    throw problem;
  },
  onError: ({ request, error, options }) => unreachable(options.baseUrl || new URL(request.url).origin, error),
};

/** @returns undefined for what is told as it is: our own errors, and those of whoever ended the request, who knows why */
function unreachable(address: string, error: unknown): DocketUnreachable | undefined {
  const name = nameOf(error);
  // What the platform throws when it cannot send, and when an answer breaks off.
  if (name !== 'TypeError' && name !== 'TimeoutError') return undefined;
  const why = name === 'TimeoutError' ? 'no answer in time' : rootMessage(error);
  return new DocketUnreachable(`${address} cannot be reached: ${why}`, { cause: error });
}

/** Errors of the platform need not be of this realm's classes. */
function nameOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'name') : undefined;
}

/** What the deepest cause of a failed request says; `fetch failed` alone says nothing. */
function rootMessage(error: unknown): string {
  const { message, cause } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  return cause === undefined ? String(message ?? error) : rootMessage(cause);
}
