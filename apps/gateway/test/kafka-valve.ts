import net, { type AddressInfo, type Socket } from 'node:net';

/**
 * Stands between this process and Kafka, and can be shut: then nothing arrives any more until it is opened again. A client follows
 * the addresses that brokers advertise, so the valve is put under the feet of whoever connects.
 */
export class KafkaValve {
  readonly #sockets = new Set<Socket>();
  readonly #ports = new Map<number, number>();
  readonly #servers: net.Server[] = [];
  readonly #connect = net.connect;
  #isShut = false;

  static async install(brokers: readonly string[]): Promise<KafkaValve> {
    const valve = new KafkaValve();
    for (const broker of brokers) await valve.#proxy(Number(broker.split(':').at(-1)));
    const connect = valve.#connect as (...args: unknown[]) => Socket;
    net.connect = (...args: unknown[]) => {
      const [options] = args as [{ port?: unknown } | number];
      const port = typeof options === 'object' ? valve.#ports.get(Number(options.port)) : undefined;
      return port === undefined ? connect(...args) : connect({ ...(options as object), port }, ...args.slice(1));
    };
    return valve;
  }

  shut(): void {
    this.#isShut = true;
    for (const socket of this.#sockets) socket.pause();
  }

  open(): void {
    this.#isShut = false;
    for (const socket of this.#sockets) socket.resume();
  }

  remove(): void {
    net.connect = this.#connect;
    for (const server of this.#servers) server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  async #proxy(target: number): Promise<void> {
    const server = net.createServer((client) => {
      const broker = this.#connect(target, '127.0.0.1');
      this.#carry(client, broker);
      this.#carry(broker, client);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#servers.push(server);
    this.#ports.set(target, (server.address() as AddressInfo).port);
  }

  #carry(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.on('data', (piece: Buffer) => to.write(piece));
    from.on('error', () => undefined);
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
    if (this.#isShut) from.pause();
  }
}
