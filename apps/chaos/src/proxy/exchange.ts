import http from 'node:http';
import { pause } from '../scene/waiting.js';

/** One request on its way to a server, and what a faulty network can make of it. Exactly one method is called. */
export class Exchange {
  constructor(
    private readonly target: URL,
    private readonly request: http.IncomingMessage,
    private readonly response: http.ServerResponse,
    private readonly body: Buffer,
  ) {}

  /** Path and query as they were asked for. */
  get url(): URL {
    return new URL(this.request.url ?? '/', this.target);
  }

  /** The statement: ClickHouse takes it from the address or from the body. */
  get statement(): string {
    return this.url.searchParams.get('query') ?? this.body.toString('utf8', 0, 4_096);
  }

  /** Everything the request carries, as text. */
  get text(): string {
    return this.body.toString('latin1');
  }

  /** Hands request and answer through. */
  async pass(): Promise<void> {
    const answer = await this.#send();
    this.response.writeHead(answer.status, answer.headers);
    this.response.end(answer.body);
  }

  /** The request is carried out; its answer never comes. @param then done when it was carried out */
  async loseAnswer(then: () => Promise<void> | void = () => undefined): Promise<void> {
    await this.#send(false).catch(() => undefined);
    await then();
    this.reset();
  }

  /** The connection breaks before the request reaches the server. */
  loseRequest(): void {
    this.reset();
  }

  /** The connection breaks when half of the request has reached the server. */
  async cutRequest(): Promise<void> {
    const upstream = this.#open();
    upstream.on('error', () => undefined);
    upstream.write(this.body.subarray(0, this.body.length >> 1));
    await pause(50);
    upstream.destroy();
    this.reset();
  }

  /** Half of the request reaches the server; the other half does later. The answer is handed through if anyone waits. */
  async hold(until: Promise<unknown>): Promise<void> {
    const upstream = this.#open();
    const answered = collect(upstream);
    upstream.write(this.body.subarray(0, this.body.length >> 1));
    await until;
    upstream.end(this.body.subarray(this.body.length >> 1));
    try {
      const answer = await answered;
      this.response.writeHead(answer.status, answer.headers);
      this.response.end(answer.body);
    } catch {
      this.reset();
    }
  }

  /** Nothing moves for a while; then the connection breaks without the request having gone anywhere. */
  async stall(ms: number): Promise<void> {
    await pause(ms);
    this.reset();
  }

  async delay(ms: number): Promise<void> {
    await pause(ms);
    await this.pass();
  }

  /** The request is carried out; what comes back is a refusal. */
  async refuseAfterwards(code: number, message: string): Promise<void> {
    await this.#send(false);
    this.refuse(code, message);
  }

  /** ClickHouse's own way of refusing. */
  refuse(code: number, message: string): void {
    this.answer(500, `Code: ${code}. DB::Exception: ${message} (version 26.7.3.1)\n`, {
      'X-ClickHouse-Exception-Code': String(code),
      'Content-Type': 'text/plain; charset=UTF-8',
    });
  }

  answer(status: number, text: string, headers: Record<string, string> = {}): void {
    this.response.writeHead(status, headers);
    this.response.end(text);
  }

  reset(): void {
    const { socket } = this.request;
    if (socket.destroyed) return;
    socket.resetAndDestroy();
  }

  /** @param abandonable whether the server is told when the client goes away */
  #send(abandonable = true): Promise<HttpAnswer> {
    const upstream = this.#open();
    if (abandonable) {
      this.response.once('close', () => {
        if (!this.response.writableFinished) upstream.destroy();
      });
    }
    const answered = collect(upstream);
    upstream.end(this.body);
    return answered;
  }

  #open(): http.ClientRequest {
    return http.request(this.url, {
      agent: false,
      method: this.request.method ?? 'GET',
      headers: { ...endToEnd(this.request.headers), 'content-length': String(this.body.length) },
    });
  }
}

interface HttpAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Headers that belong to one connection are not handed on. */
const HOP_BY_HOP = new Set(['connection', 'host', 'keep-alive', 'transfer-encoding']);

function endToEnd(headers: http.IncomingHttpHeaders): http.IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)));
}

function collect(upstream: http.ClientRequest): Promise<HttpAnswer> {
  const answered = new Promise<HttpAnswer>((resolve, reject) => {
    upstream.once('error', reject);
    upstream.once('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject);
      answer.once('end', () => {
        resolve({ status: answer.statusCode ?? 502, headers: endToEnd(answer.headers), body: Buffer.concat(chunks) });
      });
    });
  });
  answered.catch(() => undefined);
  return answered;
}
