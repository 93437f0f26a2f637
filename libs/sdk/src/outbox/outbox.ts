import { randomUUID } from 'node:crypto';
import { recordEncoder, type RecordEncoder } from '@docket/avro';
import {
  ACTION_SCHEMAS,
  actionOfRecord,
  type AvroRecord,
  type AvroSchema,
  completeActionSchema,
  eventKey,
  fullNameOf,
  type KeyedEnvelope,
  type KnownAction,
} from '@docket/events';
import { currentContext } from '../context/ambient.js';
import { type EmitInput, type Untyped, within } from '../context/event-context.js';
import { encodeChecked } from '../encode-checked.js';
import { UnknownActionError } from '../errors.js';
import { fillIn, type FilledEvent } from '../fill-in.js';
import { toEventText } from './event-text.js';
import { type Queryable } from './queryable.js';
import { slotOf } from './slot.js';
import { outboxNames } from './table.js';

/** What a service says about itself and its outbox. */
export interface OutboxOptions {
  /** Name of the publishing service, as it appears in every event. */
  readonly service: string;
  /** Tenant of events that do not name one. */
  readonly tenantId?: string;
  /** Schemas of actions that this build does not know: what is in their `.avsc` files. */
  readonly schemas?: readonly AvroSchema[];
  /** `name` or `schema.name`. Default `docket_outbox`. */
  readonly table?: string;
  /**
   * Whether the commit wakes a relay (`pg_notify`). PostgreSQL takes one lock for all commits that notify, so a database
   * with thousands of them per second may do better without; relays look by themselves every now and then. Default true.
   */
  readonly notify?: boolean;
}

/** Proof that an event is part of the transaction. */
export interface OutboxReceipt {
  readonly state: 'outbox';
  readonly event_id: string;
}

interface OutboxAction {
  readonly record: string;
  readonly schema: AvroRecord;
  encoder: RecordEncoder | undefined;
}

/** Writes audit events into the caller's own transactions, from where a relay brings them to Kafka. */
export class Outbox {
  readonly #actions = new Map<string, OutboxAction>();
  readonly #insert: string;
  readonly #channel: string;
  // Named apart from the instances that send themselves: events of transactions that were rolled back leave gaps here.
  readonly #instance = `outbox/${randomUUID()}`;
  #sequence = 0;

  /** @throws {TableNameError | ContractError} */
  constructor(private readonly options: OutboxOptions) {
    const { table, channel } = outboxNames(options.table);
    const own = (options.schemas ?? []).map((schema) => completeActionSchema(schema));
    for (const schema of [...Object.values(ACTION_SCHEMAS), ...own]) {
      const record = fullNameOf(schema);
      this.#actions.set(actionOfRecord(record), { record, schema, encoder: undefined });
    }
    this.#channel = channel;
    this.#insert = insertStatement(table, options.notify ?? true);
  }

  /**
   * Writes an event as part of the transaction that `client` is in: it will be in the audit log if and only if that
   * commits. The input is read before this returns, so it may be changed afterwards. Neither Kafka nor the registry is
   * asked. What the input leaves out comes from the context that runs (`runInContext`). Several events of one transaction keep their order per key; so do those of transactions that follow each other.
   * @throws {InvalidEventError | UnknownActionError} nothing was written, and the transaction can go on
   * @throws whatever `client` throws, unchanged
   */
  async write<A extends KnownAction>(client: Queryable, action: A, input: EmitInput<A>): Promise<OutboxReceipt>;
  /** The same for an action that this build has no types for (its schema was given). */
  async write<A extends string>(client: Queryable, action: Untyped<A>, input: EmitInput): Promise<OutboxReceipt>;
  async write(client: Queryable, action: string, input: EmitInput): Promise<OutboxReceipt> {
    refusePool(client);
    const { record, event } = this.#checked(action, within(currentContext(), input));
    const slot = slotOf(eventKey(event.envelope as unknown as KeyedEnvelope));
    const text = toEventText({ ...event.fields, envelope: event.envelope });
    const { event_id } = event.envelope;
    this.#sequence += 1;
    const values = [slot, event_id, action, record, text, Buffer.byteLength(text)];
    await client.query(this.#insert, this.options.notify === false ? values : [...values, this.#channel]);
    return { state: 'outbox', event_id };
  }

  #checked(action: string, input: EmitInput): { record: string; event: FilledEvent } {
    const known = this.#actions.get(action);
    if (!known) {
      throw new UnknownActionError(`${action}: no such action; give its schema to new Outbox({ schemas: [...] })`);
    }
    const producer = { service: this.options.service, instance: this.#instance, sequence: this.#sequence };
    const event = fillIn(action, input, { tenantId: this.options.tenantId, now: Date.now(), producer });
    known.encoder ??= recordEncoder(known.schema);
    encodeChecked(action, known.encoder, event);
    return { record: known.record, event };
  }
}

// Each placeholder is used once and in order, with its type: adapters may turn them into question marks, and some drivers
// leave the types to the server. In one statement with the notification, so that it costs no round trip.
function insertStatement(table: string, notify: boolean): string {
  const values = '$1::smallint, $2::uuid, $3::text, $4::text, $5::json, $6::integer';
  const from = notify ? " FROM pg_notify($7::text, '')" : '';
  return `INSERT INTO ${table} (slot, event_id, action, record, event, bytes) SELECT ${values}${from}`;
}

/** With a pool every statement may be its own transaction: the event would be sent whatever becomes of the caller's. */
function refusePool(client: Queryable): void {
  if ('totalCount' in client && 'idleCount' in client) {
    throw new TypeError(
      'give the client of your transaction to write, not the pool: const client = await pool.connect()',
    );
  }
}
