import { connectPostgres, type PostgresConnection } from '@docket/postgres';
import { Outbox } from '@docket/sdk/outbox';

const WRITERS = 8;
const EVENTS_OF_TRANSACTION = 10;
const SHARE_OF_ROLLBACKS = 0.1;

/**
 * Plays a service with tickets in PostgreSQL: transactions that lock a ticket, write some events of it with growing numbers,
 * and now and then think better of it.
 */
export class OutboxTraffic {
  readonly #outbox = new Outbox({ service: 'tickets', tenantId: 'demo' });
  #left: number;

  constructor(
    private readonly url: string,
    private readonly tickets: number,
    readonly events: number,
  ) {
    this.#left = events / EVENTS_OF_TRANSACTION;
  }

  /** Whether all transactions were begun. */
  get isOver(): boolean {
    return this.#left <= 0;
  }

  /** Resolves when so many events are committed. */
  async play(): Promise<void> {
    const client = await this.#connect();
    await client.query('CREATE TABLE tickets (id integer PRIMARY KEY, events integer NOT NULL)');
    await client.query('INSERT INTO tickets SELECT i, 0 FROM generate_series(1, $1::integer) i', [this.tickets]);
    await client.end();
    await Promise.all(Array.from({ length: WRITERS }, () => this.#write()));
  }

  async #write(): Promise<void> {
    const client = await this.#connect();
    while (this.#left > 0) {
      const isCommitted = Math.random() >= SHARE_OF_ROLLBACKS;
      if (isCommitted) this.#left -= 1;
      await this.#transaction(client, 1 + Math.floor(Math.random() * this.tickets), isCommitted);
    }
    await client.end();
  }

  async #transaction(client: PostgresConnection, ticket: number, isCommitted: boolean): Promise<void> {
    await client.query('BEGIN');
    const { rows } = await client.query('SELECT events FROM tickets WHERE id = $1 FOR UPDATE', [ticket]);
    let { events } = rows[0] as { events: number };
    for (let index = 0; index < EVENTS_OF_TRANSACTION; index += 1) {
      events += 1;
      await this.#outbox.write(client, 'ticket.other', {
        actor: { type: 'AGENT', id: 'a-1' },
        ticket_id: `T-${ticket}`,
        details: { name: String(events) },
      });
    }
    await client.query('UPDATE tickets SET events = $2 WHERE id = $1', [ticket, events]);
    await client.query(isCommitted ? 'COMMIT' : 'ROLLBACK');
  }

  #connect(): Promise<PostgresConnection> {
    return connectPostgres({ url: this.url, applicationName: 'tickets' });
  }
}
