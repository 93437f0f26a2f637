import { randomInt } from 'node:crypto';
import { type RegistryOptions, SchemaRegistry } from '@docket/avro';
import {
  ACTION_SCHEMAS,
  type AvroSchema,
  completeActionSchema,
  EVENTS_TOPIC,
  REDELIVERY_HEADER,
  REDELIVERY_VALUE,
} from '@docket/events';
import { connectProducer, type KafkaLog, type KafkaSettings, type OutgoingRecord } from '@docket/kafka';
import { backOffMs, pauseUntil } from '../../back-off.js';
import { InvalidEventError } from '../../errors.js';
import { SLOTS } from '../slot.js';
import { outboxNames, type OutboxNames } from '../table.js';
import { takeBatch } from './batch.js';
import { type ConnectToDatabase } from './connection.js';
import { Link } from './link.js';
import { type RelayObserver } from './observer.js';
import { RowEncoder } from './row-encoder.js';
import { type BatchLimits, type GivenUpRow, type WaitingRow } from './rows.js';
import { Sender } from './sender.js';

/** What a relay has to know. */
export interface RelayOptions {
  readonly kafka: KafkaSettings;
  readonly registry: RegistryOptions;
  /** Opens a connection of the relay's own to the database with the outbox. */
  readonly connect: ConnectToDatabase;
  /** `name` or `schema.name`. Default `docket_outbox`. */
  readonly table?: string;
  /** Topic to publish to. Default `audit.events.v1`. */
  readonly topic?: string;
  /** Name of this client in Kafka's logs. Default `docket-outbox`. */
  readonly clientId?: string;
  /** Schemas of actions that neither this build nor the registry knows. */
  readonly schemas?: readonly AvroSchema[];
  /** Most events taken at once. Default 1,000. */
  readonly batchRows?: number;
  /** Most bytes of events taken at once, as text; each slot gives one event at least. Default 4 MiB. */
  readonly batchBytes?: number;
  /** It looks by itself after this time without a notification, ms. Default 1,000. */
  readonly pollMs?: number;
  /** How long Kafka may take for a batch before the database lets go of it, ms. Default 15,000. */
  readonly sendMs?: number;
  readonly observer?: RelayObserver;
  readonly log?: KafkaLog;
}

/** How a relay fares. */
export interface RelayState {
  /** What keeps it from sending at the moment. */
  readonly problem: string | undefined;
  /** Events it has brought to Kafka since it was started. */
  readonly sent: number;
}

const BACK_OFF = { firstMs: 100, longestMs: 5_000 };
/** Of the driver; what fails is read from the table again, so it need not be stubborn. */
const RETRIES = 3;

/** Brings the events of an outbox to Kafka, until it is stopped. Any number of relays may work on one outbox. */
export class Relay {
  readonly #names: OutboxNames;
  readonly #link: Link;
  readonly #registry: SchemaRegistry;
  readonly #encoder: RowEncoder;
  readonly #sender: Sender;
  readonly #limits: BatchLimits;
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;
  #from = randomInt(SLOTS);
  #failures = 0;
  #problem: string | undefined;
  #sent = 0;

  private constructor(private readonly options: RelayOptions) {
    const { kafka, registry, topic = EVENTS_TOPIC, clientId = 'docket-outbox', log, schemas = [] } = options;
    this.#names = outboxNames(options.table);
    this.#link = new Link(options.connect, this.#names.channel);
    this.#registry = new SchemaRegistry(registry);
    const known = [...Object.values(ACTION_SCHEMAS), ...schemas.map((schema) => completeActionSchema(schema))];
    this.#encoder = new RowEncoder(this.#registry, topic, known);
    const connect = () => connectProducer(kafka, { clientId, retries: RETRIES, ...(log ? { log } : {}) });
    this.#sender = new Sender(connect, topic, options.sendMs ?? 15_000);
    this.#limits = { rows: options.batchRows ?? 1_000, bytes: options.batchBytes ?? 4 * 1024 * 1024 };
    this.#ended = this.#run();
  }

  /**
   * Starts one. It waits for whatever does not answer, and tells the observer.
   * @throws {TableNameError | ContractError}
   */
  static start(options: RelayOptions): Relay {
    return new Relay(options);
  }

  get state(): RelayState {
    return { problem: this.#problem, sent: this.#sent };
  }

  /** Finishes the batch at hand and disconnects. What waits stays where it is. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#link.wake();
    await this.#ended;
    this.#registry.close();
    await Promise.allSettled([this.#sender.close(), this.#link.close()]);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        const any = await this.#round();
        this.#succeeded();
        if (!any) await this.#link.wait(this.options.pollMs ?? 1_000);
      } catch (error) {
        await this.#failed(error);
      }
    }
  }

  /** One batch. @returns whether there was one */
  async #round(): Promise<boolean> {
    await this.#sender.ready();
    const database = { names: this.#names, ...(await this.#link.open()) };
    const batch = await takeBatch(database, this.#from, this.#limits, (rows, begin) => this.#send(rows, begin));
    if (!batch) return false;
    this.#from = ((batch.slots.at(-1) ?? 0) + 1) % SLOTS;
    const { sent, givenUp } = batch;
    const { observer } = this.options;
    this.#sent += sent.length;
    if (sent.length > 0) observer?.sent?.(sent.length, sent.filter(({ attempted }) => attempted).length);
    if (givenUp.length > 0) observer?.setAside?.(givenUp);
    return true;
  }

  async #send(rows: readonly WaitingRow[], begin: () => Promise<void>): Promise<readonly GivenUpRow[]> {
    const records: OutgoingRecord[] = [];
    const givenUp: GivenUpRow[] = [];
    for (const row of rows) {
      try {
        const headers = row.attempted ? { headers: { [REDELIVERY_HEADER]: REDELIVERY_VALUE } } : {};
        records.push({ ...(await this.#encoder.encode(row)), ...headers });
      } catch (error) {
        if (!(error instanceof InvalidEventError)) throw error;
        givenUp.push({ row, field: error.field, reason: error.message });
      }
    }
    await begin();
    await this.#sender.send(records);
    return givenUp;
  }

  #succeeded(): void {
    if (this.#failures > 0) this.options.observer?.recovered?.();
    this.#failures = 0;
    this.#problem = undefined;
  }

  async #failed(error: unknown): Promise<void> {
    // Whatever state the connection is in: a new one is in none.
    this.#link.drop();
    if (this.#stopping.signal.aborted) return;
    this.#problem = error instanceof Error ? error.message : String(error);
    const delay = backOffMs(this.#failures, BACK_OFF);
    this.#failures += 1;
    this.options.observer?.failed?.(error, delay);
    await pauseUntil(this.#stopping.signal, delay);
  }
}
