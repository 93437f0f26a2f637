import http from 'node:http';
import { type AddressInfo, type Socket } from 'node:net';
import { type Endings } from '../stack/endings.js';
import { Exchange } from './exchange.js';

/** What becomes of an exchange; it must call one of its methods. */
export type Treatment = (exchange: Exchange) => Promise<void> | void;

/** Whether an exchange is meant. */
export type Match = (exchange: Exchange) => boolean;

interface Ambush {
  readonly match: Match;
  readonly treatment: Treatment;
  readonly sprung: () => void;
}

/** Stands between a client and an HTTP server, and does to single exchanges what networks and servers do to them. */
export class FaultProxy {
  /** What becomes of exchanges that nothing else is planned for. */
  treatment: Treatment = passOn;
  readonly #ambushes: Ambush[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server: http.Server;

  private constructor(private readonly target: string) {
    this.#server = http.createServer((request, response) => {
      void this.#handle(request, response);
    });
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
      socket.on('error', () => undefined);
    });
    this.#server.keepAliveTimeout = 30_000;
  }

  /** @param target base address of the server */
  static async start(target: string, endings: Endings): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    endings.add(() => {
      proxy.resetAll();
      proxy.#server.close();
    });
    return proxy;
  }

  /** Its own base address, with the path of the target. */
  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    const { pathname } = new URL(this.target);
    return `http://127.0.0.1:${port}${pathname === '/' ? '' : pathname}`;
  }

  /** Does something to the next exchange that matches. @returns whether one came in time, and its treatment is over */
  async next(match: Match, treatment: Treatment, withinMs = 15_000): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const ambush = await new Promise<Ambush | undefined>((resolve) => {
      const waiting: Ambush = {
        match,
        treatment,
        sprung: () => {
          resolve(undefined);
        },
      };
      this.#ambushes.push(waiting);
      timer = setTimeout(() => {
        resolve(waiting);
      }, withinMs);
    });
    clearTimeout(timer);
    if (!ambush) return true;
    const at = this.#ambushes.indexOf(ambush);
    if (at >= 0) this.#ambushes.splice(at, 1);
    return false;
  }

  /** Breaks every connection. */
  resetAll(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  async #handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const exchange = new Exchange(new URL(this.target), request, response, Buffer.concat(chunks));
      const at = this.#ambushes.findIndex(({ match }) => match(exchange));
      const [ambush] = at < 0 ? [] : this.#ambushes.splice(at, 1);
      try {
        await (ambush?.treatment ?? this.treatment)(exchange);
      } finally {
        ambush?.sprung();
      }
    } catch {
      // One side is gone, or the server is down: to the other side that is a broken connection.
      if (!request.socket.destroyed) request.socket.resetAndDestroy();
    }
  }
}

const passOn: Treatment = (exchange) => exchange.pass();
