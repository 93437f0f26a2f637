import { randomUUID } from 'node:crypto';
import { type EncodedEvent } from '@docket/avro';
import { REDELIVERY_HEADER, REDELIVERY_VALUE } from '@docket/events';
import { type ActionEncoders } from './action-encoder.js';
import { currentContext } from './context/ambient.js';
import { type EmitInput, type EventContext, within } from './context/event-context.js';
import { type Delivery } from './delivery/delivery.js';
import { PendingEvent, type Waiter } from './delivery/pending-event.js';
import { type DurableReceipt, type Receipt } from './delivery/receipt.js';
import { type Sender, type KafkaState } from './delivery/sender.js';
import { type Counts, type DropReason, type Tally } from './delivery/tally.js';
import { BufferFullError, ClosedError, SpoolFullError } from './errors.js';
import { type Spool, type SpoolState } from './spool/spool.js';
import { type EventTrace, type Tracing } from './tracing.js';
import { warnOfDrop } from './observe/warn-of-drop.js';

/** What is promised about an event. */
export type DeliveryClass = 'durable' | 'best-effort';

/** How one event is sent. */
export interface EmitOptions {
  /**
   * The event may have been sent before (an importer, an outbox, a retry): ingestion looks its id up and stores it
   * only once. Costs a look-up; leave it out for events that are new.
   */
  readonly redelivery?: boolean;
  /** What is promised about it. Default: what the client was connected with. */
  readonly delivery?: DeliveryClass;
}

/** How it is with a client. */
export interface AuditHealth {
  /** `direct`: events go to Kafka. `spooling`: they go to the spool, which is being sent. */
  readonly state: 'direct' | 'spooling' | 'closed';
  readonly kafka: KafkaState;
  /** Memory for events that wait for Kafka. */
  readonly buffer: { readonly bytes: number; readonly limitBytes: number };
  /** Undefined when the client has none. */
  readonly spool: SpoolState | undefined;
  readonly counts: Counts;
  /** This client in `producer.instance` of its events, and how many numbers `producer.sequence` has used up. */
  readonly producer: { readonly instance: string; readonly sequence: number };
}

/** The parts of a client. */
export interface AuditParts {
  readonly encoders: ActionEncoders;
  readonly delivery: Delivery;
  readonly sender: Sender;
  readonly tally: Tally;
  readonly spool: Spool | undefined;
  readonly tracing: Tracing | undefined;
  readonly service: string;
  readonly tenantId: string | undefined;
  readonly defaultDelivery: DeliveryClass;
  readonly maxBufferedBytes: number;
  /** Closes what was opened beside. */
  readonly closeOthers: () => Promise<void>;
}

/** What is known of a durable event beside its action. */
type Taken = [input: EmitInput, redelivery: boolean, trace: EventTrace | undefined, waiter: Waiter];

/** Makes records of events and hands them over. What all clients made by `with` share. */
export class AuditCore {
  readonly #instance = randomUUID();
  #sequence = 0;
  #isClosed = false;

  constructor(private readonly parts: AuditParts) {}

  get delivery(): Delivery {
    return this.parts.delivery;
  }

  /** See {@link Audit.emit}. */
  emit(action: string, input: EmitInput, bound: EventContext | undefined, options: EmitOptions): Promise<Receipt> {
    const { delivery = this.parts.defaultDelivery, redelivery = false } = options;
    const given = { input, bound, redelivery };
    if (delivery === 'best-effort') return Promise.resolve(this.#offer(action, given));
    const { tracing } = this.parts;
    return tracing ? this.#traced(tracing, action, given) : this.#durable(action, given);
  }

  /** See {@link Audit.check}. */
  async check(action: string, input: EmitInput, bound: EventContext | undefined): Promise<void> {
    await this.parts.encoders.resolve(action);
    this.#encode(action, inContext(input, bound), undefined);
  }

  /** See {@link Audit.health}. */
  health(): AuditHealth {
    const { delivery, sender, spool, tally, maxBufferedBytes } = this.parts;
    return {
      state: this.#isClosed ? 'closed' : delivery.mode,
      kafka: sender.state,
      buffer: { bytes: delivery.bufferedBytes, limitBytes: maxBufferedBytes },
      spool: spool?.state,
      counts: tally.counts,
      producer: { instance: this.#instance, sequence: this.#sequence },
    };
  }

  /** See {@link Audit.close}. */
  async close(withinMs: number): Promise<void> {
    this.#isClosed = true;
    await this.parts.delivery.close(withinMs);
    await this.parts.closeOthers();
  }

  async #traced(tracing: Tracing, action: string, given: Given): Promise<DurableReceipt> {
    if (this.#isClosed) throw closed();
    const trace = tracing.begin(action);
    try {
      const receipt = await this.#durable(action, given, trace);
      trace?.taken(receipt);
      return receipt;
    } catch (error) {
      trace?.failed(error);
      throw error;
    }
  }

  /** One promise for each event, and nothing else that has to be waited for. */
  #durable(action: string, { input, bound, redelivery }: Given, trace?: EventTrace): Promise<DurableReceipt> {
    return new Promise((resolve, reject) => {
      const waiter = { resolve, reject };
      // What is thrown in here rejects.
      if (this.#isClosed) throw closed();
      const given = inContext(input, bound);
      if (this.parts.encoders.isResolved(action)) this.#take(action, given, redelivery, trace, waiter);
      else this.#takeResolved(action, structuredClone(given), redelivery, trace, waiter).catch(reject);
    });
  }

  async #takeResolved(action: string, ...rest: Taken): Promise<void> {
    await this.parts.encoders.resolve(action);
    this.#take(action, ...rest);
  }

  #take(action: string, input: EmitInput, redelivery: boolean, trace: EventTrace | undefined, waiter: Waiter): void {
    this.#add(pendingEvent(action, this.#encode(action, input, trace), redelivery, trace, waiter));
  }

  /** Takes an event at best effort: whatever is wrong is counted, never thrown. */
  #offer(action: string, { input, bound, redelivery }: Given): Receipt {
    const trace = this.parts.tracing?.begin(action);
    let eventId = '';
    try {
      const event = this.#encode(action, inContext(input, bound), trace);
      eventId = event.eventId;
      this.#add(pendingEvent(action, event, redelivery, trace, undefined));
      trace?.taken({ state: 'buffered', event_id: eventId });
      return { state: 'buffered', event_id: eventId };
    } catch (error) {
      trace?.failed(error);
      const reason = reasonOf(error);
      if (reason === 'invalid') warnOfDrop(action, error);
      // Nobody is told, so the number is used up: the gap shows that an event is missing.
      else this.#sequence += 1;
      this.parts.tally.drop(reason, action, eventId);
      return { state: 'dropped', event_id: eventId };
    }
  }

  #add(event: PendingEvent): void {
    this.parts.delivery.add(event);
    // Counted once it was taken: an event that was refused must not look like a lost one.
    this.#sequence += 1;
    this.parts.tally.emitted += 1;
  }

  #encode(action: string, input: EmitInput, trace: EventTrace | undefined): EncodedEvent {
    const { service, tenantId, encoders } = this.parts;
    const producer = { service, instance: this.#instance, sequence: this.#sequence };
    return encoders.encode(action, input, { tenantId, now: Date.now(), producer, traceId: trace?.traceId });
  }
}

/** What a caller gives of an event, and how. */
interface Given {
  readonly input: EmitInput;
  /** What `with` said. */
  readonly bound: EventContext | undefined;
  readonly redelivery: boolean;
}

/** Contexts may be made of functions of the service (who is signed in?), which may throw: to be called where that is told as it should be. */
function inContext(input: EmitInput, bound: EventContext | undefined): EmitInput {
  const ambient = currentContext();
  if (bound === undefined) return within(ambient, input);
  return within(within(ambient, bound), input);
}

function closed(): ClosedError {
  return new ClosedError('the audit client is closed');
}

function pendingEvent(
  action: string,
  { eventId, key, value }: EncodedEvent,
  redelivery: boolean,
  trace: EventTrace | undefined,
  waiter: Waiter | undefined,
): PendingEvent {
  const headers = redelivery ? { ...trace?.headers, [REDELIVERY_HEADER]: REDELIVERY_VALUE } : trace?.headers;
  return new PendingEvent(eventId, action, headers ? { key, value, headers } : { key, value }, waiter);
}

function reasonOf(error: unknown): DropReason {
  if (error instanceof BufferFullError) return 'buffer_full';
  if (error instanceof SpoolFullError) return 'spool_full';
  return error instanceof ClosedError ? 'closed' : 'invalid';
}
