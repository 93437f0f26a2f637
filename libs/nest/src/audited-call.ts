import { type EventContext } from '@docket/sdk';

/** A call of an audited method. */
export interface AuditedCall<Args extends readonly unknown[] = readonly unknown[]> {
  /** What the method was called with: for handlers, what their parameter decorators gave. */
  readonly args: Args;
  /** What the method is of. */
  readonly instance: unknown;
  /** The context that events take from; undefined outside of any. */
  readonly context: EventContext | undefined;
}
