import { type Action, type EventInput } from '@docket/events';

/** An event as the SDK takes it, with all that decides what it is. */
export interface TrafficEvent {
  readonly action: Action;
  readonly input: EventInput & { readonly event_id: string; readonly occurred_at: number; readonly tenant_id: string };
}

/** Fields of actions that are moments by themselves, in ms since the epoch. */
const MOMENTS = ['first_response_due_at', 'resolution_due_at'] as const;

/**
 * The same event at another time, under another id, for traffic that is to look as if it happened now. What is due stays
 * as far away as it was; durations stay what they are.
 */
export function redated({ action, input }: TrafficEvent, eventId: string, at: number): TrafficEvent {
  const details: Record<string, unknown> = { ...input.details };
  for (const name of MOMENTS) {
    const moment = details[name];
    if (typeof moment === 'number') details[name] = moment - input.occurred_at + at;
  }
  return { action, input: { ...input, event_id: eventId, occurred_at: at, details } };
}
