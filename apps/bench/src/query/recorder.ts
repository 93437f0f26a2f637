import http from 'node:http';
import { type AddressInfo } from 'node:net';
import { type HttpRequest } from './http-client.js';

/** Headers that belong to one connection. */
const OF_CONNECTION = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

/** Stands between the query service and ClickHouse, and keeps what is asked there: to ask the same without the service. */
export class Recorder {
  #kept: HttpRequest[] = [];
  readonly #server: http.Server;

  constructor(private readonly clickhouseUrl: string) {
    this.#server = http.createServer((request, response) => {
      this.#pass(request, response).catch(() => response.destroy());
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What was asked since the last time. */
  take(): readonly HttpRequest[] {
    return this.#kept.splice(0);
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #pass(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const url = new URL(request.url ?? '', this.clickhouseUrl);
    const { method = 'POST' } = request;
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !OF_CONNECTION.has(name)));
    const again = http.request(url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    again.on('error', () => response.destroy());
    again.end(body);
    // Two queries of one id cannot run at once.
    url.searchParams.delete('query_id');
    this.#kept.push({ method, path: `${url.pathname}${url.search}`, headers, body });
  }
}
