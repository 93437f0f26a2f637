import { z } from 'zod';
import { event } from '../events/event.js';
import { EVENT_EXAMPLE } from '../events/event-example.js';
import { FILTERS } from '../events/event-filter.js';
import { PAGE } from '../events/page-parameters.js';
import { type Operation } from '../openapi/operation.js';

export const listEvents = {
  id: 'listEvents',
  path: '/v1/events',
  summary: 'Events, newest first',
  right: 'events.read',
  description:
    'Repeated values of one filter are joined by OR, different filters by AND. Events that arrive late appear at the place ' +
    'of their `occurred_at`; following `next_cursor` never repeats an event or leaves one out that was there.',
  parameters: { ...FILTERS, ...PAGE },
  response: z.object({
    events: z.array(event),
    next_cursor: z.string().nullable().describe('Continues the list; null on its last page'),
  }),
  example: { events: [EVENT_EXAMPLE], next_cursor: null },
} as const satisfies Operation;
