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
  #isSealed = false;

  /** Whether no other connection can be made. */
  get isSealed(): boolean {
    return this.#isSealed;
  }

  /** As the driver's own, but for being cut. */
  readonly factory: ISocketFactory = (args) => {
    const socket = this.#isSealed ? refused() : connect(args);
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
    return socket;
  };

  /** Lets no other connection be made; those there are may come to their end. */
  seal(): void {
    this.#isSealed = true;
  }

  /** Ends all connections, and lets no other be made. */
  cut(): void {
    this.seal();
    // With an error: otherwise the driver waits on for the answers.
    for (const socket of this.#open) socket.destroy(cutOff());
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
  process.nextTick(() => socket.destroy(cutOff()));
  return socket;
}

function cutOff(): Error {
  return new Error('this client was cut off');
}
