import { type SchemaRegistry } from '@docket/avro';
import { type Action, ACTION_SCHEMAS } from '@docket/events';
import { connectPostgres, type PostgresConnection } from '@docket/postgres';
import { TestTopic } from '@docket/test-topic';
import { eventually, type TestPostgres, testStack } from '@docket/testing';
import { Outbox, outboxSql, Relay, type RelayOptions } from '../../src/outbox/index.js';

const REGISTERED: readonly Action[] = ['ticket.other', 'ticket.status_changed'];
const PARTITIONS = 4;
export const ADA = { type: 'AGENT', id: 'a-1' } as const;

/** A record of the topic. */
export interface SentEvent {
  readonly eventId: string;
  readonly ticket: string;
  readonly name: string;
  readonly isRedelivery: boolean;
}

/** An outbox of its own in a given PostgreSQL, and a topic of its own. */
export class Place {
  readonly #relays = new Set<Relay>();
  readonly #connections = new Set<PostgresConnection>();

  private constructor(
    readonly postgres: TestPostgres,
    private readonly events: TestTopic,
    readonly table: string,
  ) {}

  /** @param brokers of the Kafka to use; the shared one by default */
  static async create(postgres: TestPostgres, brokers = testStack().brokers): Promise<Place> {
    const schemas = REGISTERED.map((action) => ACTION_SCHEMAS[action]);
    const events = await TestTopic.create(schemas, { partitions: PARTITIONS, brokers });
    const place = new Place(postgres, events, events.name.toLowerCase().replaceAll(/[^a-z0-9]/g, '_'));
    const { table } = place;
    await (await place.connection()).query(outboxSql({ table }));
    return place;
  }

  get topic(): string {
    return this.events.name;
  }

  get registry(): SchemaRegistry {
    return this.events.registry;
  }

  /** A connection that is closed in the end. */
  async connection(): Promise<PostgresConnection> {
    const connection = await this.#connect();
    this.#connections.add(connection);
    return connection;
  }

  outbox(options: { notify?: boolean } = {}): Outbox {
    return new Outbox({ service: 'test', tenantId: 't1', table: this.table, ...options });
  }

  relay(options: Partial<RelayOptions> = {}): Relay {
    const relay = Relay.start({
      ...this.events.where,
      connect: () => this.#connect(),
      table: this.table,
      ...options,
    });
    this.#relays.add(relay);
    return relay;
  }

  async stop(relay: Relay): Promise<void> {
    this.#relays.delete(relay);
    await relay.stop();
  }

  /** Work in a transaction of its own, committed at the end. */
  async transaction(work: (client: PostgresConnection) => Promise<void>): Promise<void> {
    const client = await this.#connect();
    try {
      await client.query('BEGIN');
      await work(client);
      await client.query('COMMIT');
    } finally {
      await client.end();
    }
  }

  /** Rows that wait. */
  async waiting(): Promise<number> {
    return this.#count(this.table);
  }

  async setAside(): Promise<number> {
    return this.#count(`${this.table}_set_aside`);
  }

  /** Resolves when nothing waits any more. */
  async drained(timeoutMs = 30_000): Promise<void> {
    await eventually('the outbox is empty', async () => (await this.waiting()) === 0, { timeoutMs });
  }

  /** All records of the topic, each partition in its order. */
  async sent(): Promise<SentEvent[]> {
    const events = (await this.events.events()) as unknown as readonly (Decoded & { isRedelivery: boolean })[];
    return events.map(({ envelope: { event_id: eventId, ticket_id: ticket = '' }, name = '', isRedelivery }) => {
      return { eventId, ticket, name, isRedelivery };
    });
  }

  async remove(): Promise<void> {
    for (const relay of this.#relays) await relay.stop();
    for (const connection of this.#connections) await connection.end().catch(() => undefined);
    await this.events.remove();
  }

  #connect(): Promise<PostgresConnection> {
    return connectPostgres({ url: this.postgres.url, applicationName: 'test' });
  }

  async #count(table: string): Promise<number> {
    const connection = await this.#connect();
    const { rows } = await connection.query(`SELECT count(*)::integer AS n FROM ${table}`);
    await connection.end();
    return (rows[0] as { n: number }).n;
  }
}

interface Decoded {
  readonly envelope: { readonly event_id: string; readonly ticket_id?: string };
  readonly name?: string;
}
