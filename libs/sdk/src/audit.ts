import { randomUUID } from 'node:crypto';
import {
  type Action,
  eventKey,
  type EventInput,
  type KeyedEnvelope,
  REDELIVERY_HEADER,
  REDELIVERY_VALUE,
} from '@docket/events';
import { type OutgoingRecord, type RecordPlace, type RecordProducer } from '@docket/kafka';
import { type ActionEncoders } from './action-encoder.js';
import { checkRules } from './check-rules.js';
import { ClosedError, DeliveryUnknownError } from './errors.js';
import { fillIn, type FilledEvent } from './fill-in.js';
import { SendQueue, type SendQueueLimits } from './send-queue.js';
import { type EventTrace, type Tracing } from './tracing.js';

/** Proof that Kafka has an event. */
export interface Receipt extends RecordPlace {
  readonly event_id: string;
}

/** How one event is sent. */
export interface EmitOptions {
  /**
   * The event may have been sent before (an importer, an outbox, a retry): ingestion looks its id up and stores it
   * only once. Costs a look-up; leave it out for events that are new.
   */
  readonly redelivery?: boolean;
}

/** Publishes audit events. Made by `connect`. */
export class Audit {
  readonly #queue: SendQueue;
  readonly #producerInstance = randomUUID();
  #sequence = 0;
  #closed = false;

  constructor(
    private readonly producer: RecordProducer,
    private readonly encoders: ActionEncoders,
    private readonly identity: { readonly service: string; readonly tenantId: string | undefined },
    topic: string,
    limits: SendQueueLimits,
    private readonly tracing?: Tracing,
  ) {
    this.#queue = new SendQueue(producer, topic, limits);
  }

  /**
   * Publishes an event. The input is read before this returns, so it may be changed afterwards. Events are sent in the
   * order of the calls; calls that are not awaited one by one share requests. Within a trace of OpenTelemetry the event
   * carries its context, and its id as `trace_id` unless it has one.
   * @returns when all in-sync replicas have the event.
   * @throws {InvalidEventError | UnknownActionError | BufferFullError | ClosedError} nothing was sent
   * @throws {DeliveryUnknownError} it may or may not be in Kafka: emit again with the same id as redelivery
   */
  async emit<A extends Action>(action: A, input: EventInput<A>, options?: EmitOptions): Promise<Receipt>;
  /** The same for an action that this build has no types for (its schema was given to `connect`). */
  async emit(action: string, input: EventInput, options?: EmitOptions): Promise<Receipt>;
  async emit(action: string, input: EventInput, options: EmitOptions = {}): Promise<Receipt> {
    if (this.#closed) throw new ClosedError('the audit client is closed');
    const trace = this.tracing?.begin(action);
    try {
      const receipt = await this.#emit(action, input, options, trace);
      trace?.published(receipt);
      return receipt;
    } catch (error) {
      trace?.failed(error);
      throw error;
    }
  }

  /**
   * Checks an event as `emit` does, and sends nothing.
   * @throws {InvalidEventError | UnknownActionError} as `emit` would
   */
  async check(action: string, input: EventInput): Promise<void> {
    await this.encoders.resolve(action);
    this.#encode(action, input);
  }

  /** Resolves when every event emitted so far was answered, well or badly. */
  flush(): Promise<void> {
    return this.#queue.flush();
  }

  /** Sends what waits and disconnects. Events emitted afterwards are refused. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#queue.close();
    await this.producer.close();
  }

  async #emit(action: string, input: EventInput, options: EmitOptions, trace?: EventTrace): Promise<Receipt> {
    let given = input;
    if (!this.encoders.isResolved(action)) {
      given = structuredClone(input);
      await this.encoders.resolve(action);
    }
    const { event, value } = this.#encode(action, given, trace);
    const eventId = event.envelope.event_id;
    const placed = this.#queue.add({
      key: eventKey(event.envelope as unknown as KeyedEnvelope),
      value,
      ...headersOf(options, trace),
    });
    // Counted once the event has its place in the queue: an event that was refused must not look like a lost one.
    this.#sequence += 1;
    try {
      return { event_id: eventId, ...(await placed) };
    } catch (error) {
      throw new DeliveryUnknownError(eventId, { cause: error });
    }
  }

  #encode(action: string, input: EventInput, trace?: EventTrace): { event: FilledEvent; value: Buffer } {
    const producer = { service: this.identity.service, instance: this.#producerInstance, sequence: this.#sequence };
    const { tenantId } = this.identity;
    const event = fillIn(action, input, { tenantId, now: Date.now(), producer, traceId: trace?.traceId });
    const value = this.encoders.encode(action, event);
    checkRules(action, event, value.length);
    return { event, value };
  }
}

function headersOf({ redelivery }: EmitOptions, trace: EventTrace | undefined): Pick<OutgoingRecord, 'headers'> {
  if (!redelivery) return trace ? { headers: trace.headers } : {};
  return { headers: { ...trace?.headers, [REDELIVERY_HEADER]: REDELIVERY_VALUE } };
}
