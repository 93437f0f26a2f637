import type net from 'node:net';
import { BrokerProxy } from '@docket/testing';

/** Stands between this process and a broker: open, shut (nobody gets through) or silent (nobody gets an answer). */
export class Gate {
  #state: 'open' | 'shut' | 'silent' = 'open';
  readonly #sockets = new Set<net.Socket>();
  readonly #proxy: BrokerProxy;

  constructor(broker: number) {
    this.#proxy = new BrokerProxy(broker, (client, upstream) => {
      this.#join(client, upstream);
    });
  }

  /** Where the gate is. */
  get port(): number {
    return this.#proxy.port;
  }

  /** From now on every connection of this process to the broker goes through here; of others, those that are told the {@link port}. */
  start(): Promise<void> {
    return this.#proxy.start();
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
    this.#proxy.stop();
    this.shut();
  }

  #join(client: net.Socket, broker: net.Socket): void {
    if (this.#state === 'shut') {
      client.destroy();
      return;
    }
    for (const socket of [client, broker]) {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    }
    client.on('data', (data) => broker.write(data));
    broker.on('data', (data) => {
      if (this.#state === 'open') client.write(data);
    });
  }
}
