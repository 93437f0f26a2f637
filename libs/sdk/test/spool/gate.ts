import net from 'node:net';
import { jest } from '@jest/globals';

const connect = net.connect.bind(net) as (options: net.TcpNetConnectOpts, connected?: () => void) => net.Socket;

/** Stands between this process and a broker: open, shut (nobody gets through) or silent (nobody gets an answer). */
export class Gate {
  #state: 'open' | 'shut' | 'silent' = 'open';
  readonly #sockets = new Set<net.Socket>();
  readonly #server = net.createServer((client) => {
    if (this.#state === 'shut') {
      client.destroy();
      return;
    }
    const broker = connect({ host: '127.0.0.1', port: this.broker });
    for (const socket of [client, broker]) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => this.#sockets.delete(socket));
    }
    client.on('data', (data) => broker.write(data));
    broker.on('data', (data) => {
      if (this.#state === 'open') client.write(data);
    });
    client.once('close', () => broker.destroy());
    broker.once('close', () => client.destroy());
  });

  constructor(private readonly broker: number) {}

  /** Where the gate is. */
  get port(): number {
    return (this.#server.address() as net.AddressInfo).port;
  }

  /** From now on every connection of this process to the broker goes through here; of others, those that are told the {@link port}. */
  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const through = (options: net.TcpNetConnectOpts, connected?: () => void): net.Socket =>
      connect(options.port === this.broker ? { ...options, port: this.port } : options, connected);
    jest.spyOn(net, 'connect').mockImplementation(through as never);
  }

  /** Ends what goes through, and lets nobody in. */
  shut(): void {
    this.#state = 'shut';
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Requests still come to the broker, but no answer comes back. */
  silence(): void {
    this.#state = 'silent';
  }

  open(): void {
    // Answers that were kept back are lost.
    if (this.#state === 'silent') for (const socket of this.#sockets) socket.destroy();
    this.#state = 'open';
  }

  stop(): void {
    jest.restoreAllMocks();
    this.shut();
    this.#server.close();
  }
}
