import net from 'node:net';

/** Connections of this process to some brokers. While they are shut off, they are refused, as when no broker runs. */
export class WayToBroker {
  readonly #connect = net.connect.bind(net) as (options: net.TcpNetConnectOpts, connected?: () => void) => net.Socket;
  #isOpen = true;

  private constructor(
    private readonly ports: ReadonlySet<number>,
    private readonly deadPort: number,
  ) {}

  /** @param brokers as `host:port` */
  static async of(brokers: readonly string[]): Promise<WayToBroker> {
    const ports = new Set(brokers.map((broker) => Number(broker.slice(broker.lastIndexOf(':') + 1))));
    const way = new WayToBroker(ports, await portOfNobody());
    // kafkajs opens its connections with this function.
    net.connect = ((options: net.TcpNetConnectOpts, connected?: () => void) =>
      way.#to(options, connected)) as typeof net.connect;
    return way;
  }

  /** From now on nobody answers. */
  shut(): void {
    this.#isOpen = false;
  }

  open(): void {
    this.#isOpen = true;
  }

  #to(options: net.TcpNetConnectOpts, connected?: () => void): net.Socket {
    const isShut = !this.#isOpen && this.ports.has(options.port);
    return this.#connect(isShut ? { ...options, port: this.deadPort } : options, connected);
  }
}

/** A port that nothing listens on. */
async function portOfNobody(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
