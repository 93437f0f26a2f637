import http from 'node:http';
import https from 'node:https';
import { RegistryRefusedError, RegistryUnavailableError } from './registry-errors.js';
import { type RegistryOptions } from './registry-options.js';

/** An answer longer than this is not a schema; reading on would only cost memory. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
const MEDIA_TYPE = 'application/vnd.schemaregistry.v1+json';

/** `missing`: the registry itself says (error code 404xx) that the subject, version or schema is not there. */
export type Answer = { readonly missing: false; readonly body: unknown } | { readonly missing: true };

export type Method = 'GET' | 'POST' | 'PUT';

/** Plain HTTP for the endpoints that @kafkajs/confluent-schema-registry lacks: one request, one parsed answer. */
export class RegistryHttp {
  readonly agent: http.Agent;
  readonly #base: string;
  readonly #auth: string | undefined;
  readonly #timeoutMs: number;

  constructor(options: RegistryOptions) {
    this.#base = options.url.replace(/\/+$/, '');
    this.#auth = options.username === undefined ? undefined : `${options.username}:${options.password ?? ''}`;
    this.#timeoutMs = options.timeoutMs ?? 5_000;
    const secure = this.#base.startsWith('https:');
    const ca = options.ca === undefined ? {} : { ca: options.ca };
    this.agent = secure ? new https.Agent({ keepAlive: true, ...ca }) : new http.Agent({ keepAlive: true });
  }

  /** @throws RegistryUnavailableError, RegistryRefusedError */
  async request(method: Method, path: string, body?: unknown): Promise<Answer> {
    const { status, text } = await this.#exchange(method, path, body).catch((error: unknown) => {
      throw new RegistryUnavailableError(`schema registry, ${method} ${path}: ${messageOf(error)}`, { cause: error });
    });
    return readAnswer(`schema registry, ${method} ${path}`, status, text);
  }

  close(): void {
    this.agent.destroy();
  }

  async #exchange(method: Method, path: string, body: unknown): Promise<{ status: number; text: string }> {
    try {
      return await this.#send(method, path, body);
    } catch (error) {
      // The server had closed the idle connection before the request reached it: nothing was asked yet.
      if (error instanceof StaleConnection) return this.#send(method, path, body);
      throw error;
    }
  }

  #send(method: Method, path: string, body: unknown): Promise<{ status: number; text: string }> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const headers: http.OutgoingHttpHeaders = { accept: `${MEDIA_TYPE}, application/json` };
    if (payload !== undefined) {
      headers['content-type'] = MEDIA_TYPE;
      headers['content-length'] = Buffer.byteLength(payload);
    }
    return new Promise((resolve, reject) => {
      const request = (this.#base.startsWith('https:') ? https : http).request(this.#base + path, {
        method,
        headers,
        agent: this.agent,
        // Covers connecting, a silent server and a body that never ends alike.
        signal: AbortSignal.timeout(this.#timeoutMs),
        ...(this.#auth === undefined ? {} : { auth: this.#auth }),
      });
      request.on('error', (error: NodeJS.ErrnoException) => {
        reject(request.reusedSocket && error.code === 'ECONNRESET' ? new StaleConnection() : error);
      });
      request.on('response', (response) => {
        collect(response).then((text) => {
          resolve({ status: response.statusCode ?? 0, text });
        }, reject);
      });
      request.end(payload);
    });
  }
}

class StaleConnection extends Error {}

async function collect(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new Error(`answer longer than ${MAX_ANSWER_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** What an HTTP status and body mean: an answer, a refusal, or nothing that can be relied on. */
export function readAnswer(what: string, status: number, text: string): Answer {
  const body = parse(text);
  if (status >= 200 && status < 300) {
    if (body === undefined) throw new RegistryUnavailableError(`${what}: status ${status} without JSON`);
    return { missing: false, body };
  }
  const { code, message } = errorOf(body);
  // Only a 404 with the registry's own code is its word; any other comes from something in between.
  if (status === 404 && code >= 40400 && code <= 40499) return { missing: true };
  const told = `${what}: status ${status}${message === '' ? '' : `, ${message}`}`;
  if (status === 400 || status === 409 || status === 422) throw new RegistryRefusedError(status, told);
  throw new RegistryUnavailableError(told);
}

function errorOf(body: unknown): { code: number; message: string } {
  if (typeof body !== 'object' || body === null) return { code: 0, message: '' };
  const { error_code: code, message } = body as { error_code?: unknown; message?: unknown };
  return { code: typeof code === 'number' ? code : 0, message: typeof message === 'string' ? message : '' };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message === '' ? error.name : error.message;
}
