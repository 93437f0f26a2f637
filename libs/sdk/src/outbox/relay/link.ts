import { type ConnectToDatabase, type RelayConnection } from './connection.js';

/** The relay's connection: opened when it is needed, opened anew when it was lost, and listening all the while. */
export class Link {
  #connection: RelayConnection | undefined;
  #notified = false;
  #wake: (() => void) | undefined;

  constructor(
    private readonly connect: ConnectToDatabase,
    private readonly channel: string,
  ) {}

  /** The connection that there is, else a new one. @throws whatever the driver says */
  async open(): Promise<RelayConnection> {
    if (this.#connection) return this.#connection;
    const connection = await this.connect();
    const lost = (): void => {
      if (this.#connection === connection) this.#connection = undefined;
    };
    connection.on('error', lost);
    connection.on('end', lost);
    connection.on('notification', () => {
      this.wake();
    });
    this.#connection = connection;
    // Behind a pooler that hands connections round this has no effect; then the relay goes by its interval alone.
    await connection.query(`LISTEN ${this.channel}`);
    return connection;
  }

  /** Ends the wait that there is, or the next one. */
  wake(): void {
    this.#notified = true;
    this.#wake?.();
  }

  /** Waits for a notification, no longer than `ms`. One that came since the last wait ends it at once. */
  async wait(ms: number): Promise<void> {
    if (!this.#notified) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = undefined;
    }
    this.#notified = false;
  }

  /** Gives the connection up; what it was doing is rolled back by the server. */
  drop(): void {
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.end().catch(() => undefined);
  }

  async close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    await connection?.end();
  }
}
