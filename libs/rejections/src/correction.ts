import { derivedEventId, type EventInput } from '@docket/events';
import { z } from 'zod';
import { type Origin, originText } from './origin.js';

/** Label of a corrected event: the origin of the record it stands for. */
const CORRECTS_LABEL = 'corrects';

/** The action, beside an event as producers write it; what is in it is checked by the SDK. */
export const correction = z.looseObject({
  action: z.string(),
  occurred_at: z.union([z.string(), z.number()]),
  tenant_id: z.string(),
  actor: z.looseObject({}),
  event_id: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
});

/** An event that stands for a rejected record. */
export interface CorrectedEvent {
  readonly action: string;
  readonly eventId: string;
  readonly input: EventInput;
}

/**
 * The event of a correction: a new one, labelled with what it corrects. Its id follows from origin and text unless it has one, so that
 * doing it again adds nothing.
 * @param text that it was read from
 */
export function correctedEvent(origin: Origin, given: z.infer<typeof correction>, text: string): CorrectedEvent {
  const corrects = originText(origin);
  const { action, ...event } = given;
  const eventId = event.event_id ?? derivedEventId('correction', corrects, text);
  const input = { ...event, event_id: eventId, labels: { ...event.labels, [CORRECTS_LABEL]: corrects } };
  return { action, eventId, input: input as unknown as EventInput };
}
