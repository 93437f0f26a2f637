import { type Receipt } from './delivery/receipt.js';

/** The way of events, for whoever follows distributed traces. */
export interface Tracing {
  /** An event begins its way; undefined when it belongs to no trace. */
  begin(action: string): EventTrace | undefined;
  /** Does what serves many events at once, and so is part of no trace. */
  apart<T>(work: () => T): T;
}

/** The way of one event. */
export interface EventTrace {
  /** 32 hexadecimal digits, as in W3C trace context. */
  readonly traceId: string;
  /** What goes with the record, so that its reader can join the trace. */
  readonly headers: Readonly<Record<string, string>>;
  /** It is in Kafka, in the spool, or in the buffer. */
  taken(receipt: Receipt): void;
  failed(error: unknown): void;
}
