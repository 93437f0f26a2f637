import net from 'node:net';

type Connect = (options: net.TcpNetConnectOpts, connected?: () => void) => net.Socket;

/**
 * Stands between this process and a broker. A Kafka client follows the addresses that brokers advertise, so the proxy is put under its
 * feet: while it is started, every connection of this process to the broker's port goes through here.
 */
export class BrokerProxy {
  readonly #connect = net.connect as Connect;
  readonly #server: net.Server;

  /**
   * @param broker its port on this machine
   * @param join passes on what one side says to the other; either is closed with the other
   */
  constructor(
    private readonly broker: number,
    join: (client: net.Socket, broker: net.Socket) => void,
  ) {
    this.#server = net.createServer((client) => {
      const upstream = this.#connect({ host: '127.0.0.1', port: broker });
      for (const socket of [client, upstream]) socket.on('error', () => undefined);
      client.once('close', () => upstream.destroy());
      upstream.once('close', () => client.destroy());
      join(client, upstream);
    });
  }

  /** Where it listens: for processes that are told so. */
  get port(): number {
    return (this.#server.address() as net.AddressInfo).port;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const through: Connect = (options, connected) =>
      this.#connect(options.port === this.broker ? { ...options, port: this.port } : options, connected);
    net.connect = through as typeof net.connect;
  }

  /** Lets connections go their own way again; those that are open stay. */
  stop(): void {
    net.connect = this.#connect as typeof net.connect;
    this.#server.close();
  }
}
