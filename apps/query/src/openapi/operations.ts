import { aggregates } from '../aggregates/aggregates.operation.js';
import { findEvent } from '../find-event/find-event.operation.js';
import { listEvents } from '../list-events/list-events.operation.js';
import { ticketTimeline } from '../ticket-timeline/ticket-timeline.operation.js';
import { type Operation } from './operation.js';

/** Every route that is documented. */
export const OPERATIONS: readonly Operation[] = [listEvents, findEvent, ticketTimeline, aggregates];
