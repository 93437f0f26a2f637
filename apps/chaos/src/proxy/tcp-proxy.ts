import net, { type AddressInfo, type Socket } from 'node:net';
import { type Endings } from '../stack/endings.js';

/** What becomes of bytes. */
export interface Weather {
  /** Each piece arrives so much later, ms. */
  readonly delayMs: number;
  /** Nothing arrives any more, in either direction, and nobody is told: sockets are half open. */
  readonly hollow: boolean;
}

/** The usual one. */
export const CALM: Weather = { delayMs: 0, hollow: false };

/** Stands between a client and a server of any protocol. */
export class TcpProxy {
  weather = CALM;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  readonly #server: net.Server;

  private constructor(private readonly targetPort: number) {
    this.#server = net.createServer({ allowHalfOpen: false }, (client) => {
      this.#connect(client);
    });
  }

  static async start(targetPort: number, endings: Endings): Promise<TcpProxy> {
    const proxy = new TcpProxy(targetPort);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    endings.add(() => {
      proxy.resetAll();
      proxy.#server.close();
    });
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Breaks every connection, on both sides. */
  resetAll(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  #connect(client: Socket): void {
    const server = net.connect(this.targetPort, '127.0.0.1');
    const pair = [client, server] as const;
    this.#pairs.add(pair);
    this.#carry(client, server);
    this.#carry(server, client);
    const end = (): void => {
      this.#pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const socket of pair) {
      socket.on('error', end);
      socket.on('close', end);
    }
  }

  #carry(from: Socket, to: Socket): void {
    let due = 0;
    from.on('data', (piece: Buffer) => {
      const { hollow, delayMs } = this.weather;
      // Bytes that vanish must not be followed by others: that would be garbage, which TCP does not make.
      if (hollow) {
        from.pause();
        return;
      }
      // Never before what came earlier, whatever the weather was then.
      due = Math.max(due, performance.now() + delayMs);
      const wait = due - performance.now();
      if (wait <= 0) to.write(piece);
      else setTimeout(() => to.write(piece), Math.ceil(wait));
    });
  }
}
