import { type KnownAction } from '@docket/events';
import { type AuditCore, type AuditHealth, type EmitOptions } from './audit-core.js';
import { enrichContext, runInContext } from './context/ambient.js';
import { type EmitInput, type EventContext, type Untyped, within } from './context/event-context.js';
import { type Buffered, type Dropped, type Receipt } from './delivery/receipt.js';

/** How long closing waits for Kafka unless told otherwise, ms. */
const CLOSE_MS = 30_000;

/**
 * Publishes audit events. Made by `connect`.
 *
 * `R` is what a durable event resolves with: a place in Kafka, or also the spool when the client has one.
 */
export class Audit<R extends Receipt = Receipt> {
  constructor(
    private readonly core: AuditCore,
    private readonly context?: EventContext,
  ) {}

  /**
   * Publishes an event. The input is read before this returns, so it may be changed afterwards. Events are sent in the order of the
   * calls; calls that are not awaited one by one share requests. What the input leaves out comes from the contexts around it: what
   * {@link with} said, then what {@link run} said, then the tenant of the client. Within a trace of OpenTelemetry the event carries its
   * context, and its id as `trace_id` unless it has one.
   *
   * A **durable** event resolves when all in-sync replicas have it, or when it is on stable storage in the spool. At **best effort** the
   * event only waits in memory, nothing ever throws or rejects, and what cannot be taken is dropped and counted.
   * @throws {InvalidEventError | UnknownActionError | BufferFullError | SpoolFullError | ClosedError} (durable) nothing was sent
   * @throws {DeliveryUnknownError} (durable) it may or may not be in Kafka: emit again with the same id as redelivery
   */
  emit<A extends KnownAction>(action: A, input: EmitInput<A>, options: BestEffort): Promise<Buffered | Dropped>;
  emit<A extends KnownAction>(action: A, input: EmitInput<A>, options?: EmitOptions): Promise<R>;
  /** The same for an action that this build has no types for (its schema was given to `connect`). */
  emit<A extends string>(action: Untyped<A>, input: EmitInput, options: BestEffort): Promise<Buffered | Dropped>;
  emit<A extends string>(action: Untyped<A>, input: EmitInput, options?: EmitOptions): Promise<R>;
  emit(action: string, input: EmitInput, options: EmitOptions = {}): Promise<Receipt> {
    return this.core.emit(action, input, this.context, options);
  }

  /**
   * Checks an event as `emit` does, and sends nothing.
   * @throws {InvalidEventError | UnknownActionError} as `emit` would
   */
  check(action: string, input: EmitInput): Promise<void> {
    return this.core.check(action, input, this.context);
  }

  /** A client whose events take from a context what they do not say. It shares connection, buffers and counters with this one. */
  with(context: EventContext): Audit<R> {
    return new Audit<R>(this.core, within(this.context, context));
  }

  /** Runs `work` in a context; see `runInContext`. */
  run<T>(context: EventContext, work: () => T): T {
    return runInContext(context, work);
  }

  /** Adds to the context that runs; see `enrichContext`. */
  enrich(context: EventContext): boolean {
    return enrichContext(context);
  }

  /** Resolves when there is room for more events; at once, unless Kafka is slower than the callers. Never rejects. */
  ready(): Promise<void> {
    return this.core.delivery.ready();
  }

  /** Resolves when every event emitted so far was answered: it is in Kafka or in the spool, or whoever waits for it was told that not. */
  flush(): Promise<void> {
    return this.core.delivery.flush();
  }

  /** Resolves when nothing waits any more, not in the spool either. */
  drained(): Promise<void> {
    return this.core.delivery.drained();
  }

  /** How it is with this client: where events go, what waits, what became of the others. */
  health(): AuditHealth {
    return this.core.health();
  }

  /**
   * Sends what waits and disconnects; events emitted afterwards are refused. What is not sent within `withinMs` (30 s unless given) stays
   * in the spool for whoever opens it next, and without a spool whoever waits for it is told. Clients made by {@link with} are closed too.
   */
  close({ withinMs = CLOSE_MS }: { readonly withinMs?: number } = {}): Promise<void> {
    return this.core.close(withinMs);
  }
}

/** For one event: it only waits in memory. */
type BestEffort = EmitOptions & { readonly delivery: 'best-effort' };
