import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Readiness } from './readiness.js';

/** What operators may ask a running instance. */
export interface OperatorAnswers {
  /** Prometheus text. */
  readonly metrics: () => Promise<string>;
  readonly readiness: () => Promise<Readiness>;
}

/** Where a process answers, and how it speaks of itself meanwhile. */
export interface OperationsSettings {
  /** As it names itself when it is ready. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** The variable that changes the port. */
  readonly portVariable: string;
  /** Systems it needs before it can begin, in words. */
  readonly waitsFor: string;
}

const PROMETHEUS = 'text/plain; version=0.0.4; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Long enough for a scrape, short enough that a peer who says nothing costs nothing. */
const REQUEST_MS = 10_000;

/**
 * Answers `/metrics`, `/health/live` and `/health/ready`. It is there from the first moment, so that an instance that
 * waits for its servers is seen to live; what it has to tell comes later.
 */
export class OperationsServer {
  #answers: OperatorAnswers | undefined;

  private constructor(
    private readonly server: Server,
    private readonly starting: Readiness,
  ) {}

  /** @throws when the address cannot be bound, naming the variable that changes it */
  static async listen(settings: OperationsSettings): Promise<OperationsServer> {
    const server = createServer({ requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS });
    const operations = new OperationsServer(server, startingOf(settings));
    server.on('request', (request, response) => {
      operations.#handle(request, response).catch((error: unknown) => {
        send(response, 500, JSON_TYPE, JSON.stringify({ error: String(error) }));
      });
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => {
        reject(new Error(`${error.message}; ${settings.portVariable} names another port, 0 a free one`));
      });
      server.listen(settings.port, settings.host, resolve);
    });
    return operations;
  }

  /** Where it answers. */
  get url(): string {
    const { address, family, port } = this.server.address() as AddressInfo;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  }

  /** From now on there is something to tell. */
  answer(answers: OperatorAnswers): void {
    this.#answers = answers;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      send(response, 405, JSON_TYPE, '{"error":"only GET is answered here"}');
      return;
    }
    const [path = ''] = (request.url ?? '').split('?', 1);
    switch (path) {
      case '/metrics':
        if (this.#answers) send(response, 200, PROMETHEUS, await this.#answers.metrics());
        else send(response, 503, JSON_TYPE, JSON.stringify(this.starting));
        return;
      case '/health/live':
        send(response, 200, JSON_TYPE, '{"status":"live"}');
        return;
      case '/health/ready':
        sendReadiness(response, (await this.#answers?.readiness()) ?? this.starting);
        return;
      default:
        send(response, 404, JSON_TYPE, '{"error":"there are /metrics, /health/live and /health/ready"}');
    }
  }
}

function startingOf({ name: part, waitsFor }: OperationsSettings): Readiness {
  return { ready: false, problems: [{ part, problem: `is starting: it waits for ${waitsFor}` }] };
}

function sendReadiness(response: ServerResponse, { ready, ...told }: Readiness): void {
  const body = JSON.stringify({ status: ready ? 'ready' : 'not_ready', ...told }, undefined, 2);
  send(response, ready ? 200 : 503, JSON_TYPE, `${body}\n`);
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(body);
}
