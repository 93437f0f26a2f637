import { type z } from 'zod';
import { CommandError, unreachableError, usageError } from '../command-error.js';
import { type QueryTarget } from './query-target.js';

const TIMEOUT_MS = 30_000;

/** Query parameters; lists become repeated parameters. */
export type Parameters = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** Asks the query service. */
export class QueryClient {
  constructor(private readonly target: QueryTarget) {}

  /**
   * @throws {CommandError} in the service's own words, with the exit code that fits: wrong parameters, refused key, not reachable
   */
  async get<T>(path: string, parameters: Parameters, answer: z.ZodType<T>, signal?: AbortSignal): Promise<T> {
    const url = `${this.target.url}${path}${queryString(parameters)}`;
    const response = await this.ask(url, signal);
    const body = await readJson(response, url);
    if (!response.ok) throw problemError(response.status, body);
    const parsed = answer.safeParse(body);
    if (parsed.success) return parsed.data;
    throw new CommandError(`${url} gave an unexpected answer: is it a Docket query service of this version?`);
  }

  /**
   * Opens an answer that has no end, as text that is read as it comes.
   * @param headers that go with the request
   * @throws {CommandError} as `get` does, before anything is read
   */
  async open(
    path: string,
    parameters: Parameters,
    { headers, signal }: { readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal },
  ): Promise<AsyncIterable<string>> {
    const url = `${this.target.url}${path}${queryString(parameters)}`;
    const response = await this.request(url, { headers, signal });
    if (!response.ok) throw problemError(response.status, await readJson(response, url));
    if (response.body === null) throw new CommandError(`${url} gave an empty answer: is it a Docket query service?`);
    return response.body.pipeThrough(new TextDecoderStream());
  }

  private ask(url: string, signal: AbortSignal | undefined): Promise<Response> {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const headers = { accept: 'application/json' };
    return this.request(url, { headers, signal: signal ? AbortSignal.any([signal, timeout]) : timeout });
  }

  private async request(
    url: string,
    { headers, signal }: { readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal },
  ): Promise<Response> {
    try {
      return await fetch(url, { headers: { authorization: `Bearer ${this.target.key}`, ...headers }, signal });
    } catch (error) {
      const why = rootMessage(error);
      throw unreachableError(`the query service at ${this.target.url} cannot be reached: ${why}. Is it running?`);
    }
  }
}

/** `?a=1&a=2&b=x`, or nothing. */
export function queryString(parameters: Parameters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    const values = value === undefined ? [] : typeof value === 'object' ? value : [String(value)];
    for (const item of values) query.append(name, item);
  }
  return query.size === 0 ? '' : `?${query.toString()}`;
}

async function readJson(response: Response, url: string): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandError(`${url} answered ${response.status} and no JSON: is it a Docket query service?`);
  }
}

/** RFC 9457 problem details: what they say is meant for the user. */
function problemError(status: number, body: unknown): CommandError {
  const { title, detail } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const said = [title, detail].filter((text) => typeof text === 'string' && text !== '').join(': ');
  const message = said === '' ? `the query service answered ${status}` : said;
  if (status === 401)
    return usageError(`${message} (the API key: DOCKET_API_KEY, --key-file, or \`docket keys create\`)`);
  if (status === 400 || status === 422) return usageError(message);
  return status >= 500
    ? unreachableError(`the query service answered ${status}: ${message}`)
    : new CommandError(message);
}

/** What the deepest cause of a failed request says; `fetch failed` alone says nothing. */
function rootMessage(error: unknown): string {
  const { message, cause } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  return cause === undefined ? String(message ?? error) : rootMessage(cause);
}
