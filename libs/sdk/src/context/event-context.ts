import { type EnvelopeInput, type EventDetails } from '@docket/events';

/** Fields of the envelope that are of one event alone, so no context has them. */
type OfOneEvent = 'event_id' | 'occurred_at' | 'outcome' | 'reason';

/** What of the envelope several events may share: who acts, for which request, in which session, on which ticket. */
export type EventContext = Partial<Omit<EnvelopeInput, OfOneEvent>>;

/** An event as callers write it. What it leaves out is taken from the contexts around it, the actor included. */
export type EmitInput<A extends string = string> = Omit<EnvelopeInput, 'actor'> &
  Pick<EventContext, 'actor'> &
  EventDetails<A>;

/** A name that is known only when the program runs. A literal has to be an action that the compiler knows: else it is a typing error. */
export type Untyped<A extends string> = string extends A ? A : never;

/**
 * What `inner` says, and what `outer` says besides. A field that is undefined says nothing; null says that it is absent. Labels are
 * joined, those of `inner` win.
 */
export function within<I extends EventContext>(outer: EventContext | undefined, inner: I): I {
  if (outer === undefined) return inner;
  const joined: Record<string, unknown> = { ...outer };
  for (const [field, value] of Object.entries(inner)) {
    if (value !== undefined) joined[field] = value;
  }
  if (outer.labels && inner.labels) joined['labels'] = { ...outer.labels, ...inner.labels };
  return joined as I;
}
