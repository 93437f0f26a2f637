import { type Answer, type components } from '@docket/client';

/** An event as the query service gives it. */
export type QueriedEvent = components['schemas']['Event'];

type Timeline = Answer<'/v1/tickets/{id}/timeline'>;

/** How a ticket stood at a moment; null when nothing had happened to it. */
export type TicketState = NonNullable<Timeline['state']>;
/** With the time since the one before it. */
export type TimelineEvent = Timeline['events'][number];

/** An export, and how far it is. */
export type Export = components['schemas']['Export'];
