import { type ConnectToDatabase, type RelayConnection } from './connection.js';

/** The relay's connections: opened when they are needed, opened anew when one was lost; one listens all the while. */
export class Link {
  #open: Connections | undefined;
  #notified = false;
  #wake: (() => void) | undefined;

  constructor(
    private readonly connect: ConnectToDatabase,
    private readonly channel: string,
  ) {}

  /** The connections that there are, else new ones. @throws whatever the driver says */
  async open(): Promise<Connections> {
    if (this.#open) return this.#open;
    const holder = await this.connect();
    const opened: Partial<Connections> & { holder: RelayConnection } = { holder };
    try {
      const witness = await this.connect();
      const both = Object.assign(opened, { witness });
      this.#watch(both);
      // Behind a pooler that hands connections round this has no effect; then the relay goes by its interval alone.
      await witness.query(`LISTEN ${this.channel}`);
      return both;
    } catch (error) {
      discard(opened.holder, opened.witness);
      throw error;
    }
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

  /** Gives the connections up; what they were doing is rolled back by the server. */
  drop(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open) discard(open.holder, open.witness);
  }

  async close(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    await Promise.all([open?.holder.end(), open?.witness.end()]);
  }

  #watch(opened: Connections): void {
    const lost = (): void => {
      if (this.#open === opened) this.drop();
    };
    for (const connection of [opened.holder, opened.witness]) {
      connection.on('error', lost);
      connection.on('end', lost);
    }
    opened.witness.on('notification', () => {
      this.wake();
    });
    this.#open = opened;
  }
}

/** Two, because one commits while the other holds locks. */
export interface Connections {
  readonly holder: RelayConnection;
  readonly witness: RelayConnection;
}

function discard(...connections: (RelayConnection | undefined)[]): void {
  for (const connection of connections) connection?.end().catch(() => undefined);
}
