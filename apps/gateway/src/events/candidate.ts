import { type EventInput } from '@docket/events';

/** What is wrong with one event: the field as its sender wrote it (empty: the event as a whole), and the reason in words. */
export interface EventFault {
  readonly field: string;
  readonly reason: string;
}

/** An event that is worth to be published. */
export interface Candidate {
  readonly action: string;
  /** With id and time. */
  readonly input: EventInput & { readonly event_id: string };
  /** Whether it may have been sent before, so that ingestion has to look it up. */
  readonly redelivery: boolean;
  /** How its sender wrote a field that the contract calls so. */
  readonly asWritten: (field: string) => string;
}

/** An event of a request as it was read: to be published, or refused already. */
export type ReadEvent = Candidate | EventFault;

/** Whether it was refused when it was read. */
export function isFault(event: ReadEvent): event is EventFault {
  return 'reason' in event;
}

/** What the events of a request have in common. */
export interface RequestScope {
  readonly tenantId: string;
  /** Public id of the key. */
  readonly keyId: string;
  readonly idempotencyKey: string | undefined;
}

/** An event that cannot be taken; becomes its part of the answer. */
export class EventRefused extends Error {
  override readonly name = 'EventRefused';

  constructor(
    readonly field: string,
    readonly reason: string,
  ) {
    super(`${field} ${reason}`);
  }
}
