import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request as open } from 'node:http';
import { type InjectedRequest } from './injected-requests.js';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends it as it is written: what `fetch` would do to its path is not wanted. Of a tail only the head is read. */
export async function send(
  url: string,
  key: string,
  { method, path, headers, body }: InjectedRequest,
): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const type =
    body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const asking = open({
    hostname,
    port,
    path,
    method,
    agent: false,
    headers: { authorization: `Bearer ${key}`, ...type, ...headers },
  });
  asking.end(body);
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  let text = '';
  if (response.headers['content-type']?.startsWith('text/event-stream') === true) response.destroy();
  else for await (const chunk of response.setEncoding('utf8')) text += String(chunk);
  return { status: response.statusCode ?? 0, headers: response.headers, body: text };
}

/** What an answer should not be; undefined for a good one. @param canary what only another tenant has */
export function faultOf(
  { status, headers, body }: Answer,
  { statuses }: InjectedRequest,
  canary: string,
): string | undefined {
  if (status >= 500) return `answered ${status}: ${body.slice(0, 300)}`;
  if (!statuses.includes(String(status))) return `status ${status} is not documented`;
  if ('x-injected' in headers) return 'a header was injected';
  if (`${JSON.stringify(headers)}${body}`.includes(canary)) return 'shows something of another tenant';
  if (/DB::Exception|\n\s+at .+:\d+:\d+|root:x:0/.test(body)) return `tells of the inside: ${body.slice(0, 300)}`;
  if (status < 400) return undefined;
  return headers['content-type']?.startsWith('application/problem+json') === true ? undefined : 'is no problem details';
}

/** Does something for each, so many at a time. */
export async function asManyAtOnce<T>(many: number, all: readonly T[], act: (each: T) => Promise<void>): Promise<void> {
  const left = [...all].reverse();
  const one = async () => {
    for (let each = left.pop(); each !== undefined; each = left.pop()) await act(each);
  };
  await Promise.all(Array.from({ length: many }, one));
}
