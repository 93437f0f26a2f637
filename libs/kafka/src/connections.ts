import net, { type Socket } from 'node:net';
import tls from 'node:tls';
import { type ISocketFactory } from 'kafkajs';

const KEEP_ALIVE_MS = 60_000;

/**
 * The connections of one driver, so that it can be cut off from Kafka for good. The driver has no other certain end: told to disconnect
 * while it is joining a group, it goes on joining, and then holds partitions that nobody reads.
 */
export class Connections {
  readonly #open = new Set<Socket>();
  #isCut = false;

  get isCut(): boolean {
    return this.#isCut;
  }

  /** As the driver's own, but for being cut. */
  readonly factory: ISocketFactory = (args) => {
    const socket = this.#isCut ? refused() : connect(args);
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
    return socket;
  };

  /** Ends all connections, and lets no other be made. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#open) socket.destroy();
  }
}

function connect({ host, port, ssl, onConnect }: Parameters<ISocketFactory>[0]): Socket {
  // Without TLS the driver gives nothing here, whatever its type says.
  const options = ssl as tls.ConnectionOptions | undefined;
  const name = net.isIP(host) === 0 ? { servername: host } : {};
  const socket = options
    ? tls.connect({ host, port, ...name, ...options }, onConnect)
    : net.connect({ host, port }, onConnect);
  return socket.setKeepAlive(true, KEEP_ALIVE_MS);
}

function refused(): Socket {
  const socket = new net.Socket();
  // Once somebody listens to it.
  process.nextTick(() => socket.destroy(new Error('this client was cut off')));
  return socket;
}
