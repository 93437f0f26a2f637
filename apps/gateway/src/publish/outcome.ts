import { BufferFullError, ClosedError, DeliveryUnknownError, InvalidEventError, UnknownActionError } from '@docket/sdk';
import { RegistryUnavailableError } from '@docket/avro';
import { type Candidate, type EventFault } from '../events/candidate.js';

/** What became of one event; `status` is what the client reads. */
export type Outcome =
  /** Kafka has it, on all in-sync replicas. */
  | { readonly status: 'accepted'; readonly event_id: string }
  /** It breaks the contract: sending it again changes nothing. */
  | ({ readonly status: 'refused' } & EventFault)
  /** It was sent, and Kafka has not confirmed it: it may be stored. Id and time make sending it again harmless. */
  | { readonly status: 'unknown'; readonly event_id: string; readonly occurred_at: unknown }
  /** It was not sent, and has to be sent again. */
  | { readonly status: 'not_sent'; readonly event_id: string; readonly reason: string };

/** What an event is that Kafka has not confirmed in time. */
export function unconfirmed({ input }: Candidate): Outcome {
  return { status: 'unknown', event_id: input.event_id, occurred_at: input.occurred_at };
}

/** An event that was not given to the SDK, because one before it found no room. */
export function notSent({ input }: Candidate): Outcome {
  return { status: 'not_sent', event_id: input.event_id, reason: 'too many events wait for Kafka' };
}

/** What an error of the SDK means for its event. @throws what nobody expected */
export function outcomeOf(error: unknown, event: Candidate): Outcome {
  if (error instanceof InvalidEventError) {
    return { status: 'refused', field: event.asWritten(error.field), reason: error.problem };
  }
  if (error instanceof UnknownActionError) {
    return { status: 'refused', field: event.asWritten('action'), reason: unknownAction(event.action) };
  }
  if (error instanceof DeliveryUnknownError) return unconfirmed(event);
  if (error instanceof BufferFullError) return notSent(event);
  if (error instanceof ClosedError) {
    return { status: 'not_sent', event_id: event.input.event_id, reason: 'the gateway is stopping' };
  }
  if (error instanceof RegistryUnavailableError) {
    return { status: 'not_sent', event_id: event.input.event_id, reason: 'the schema registry does not answer' };
  }
  throw error;
}

function unknownAction(action: string): string {
  return `${JSON.stringify(action.slice(0, 128))} is no action that the gateway and the schema registry know`;
}
