import { z } from 'zod';
import { event } from '../events/event.js';
import { EVENT_EXAMPLE } from '../events/event-example.js';
import { FILTERS } from '../events/event-filter.js';
import { PAGE } from '../events/page-parameters.js';
import { type Operation } from '../openapi/operation.js';

const { action, actor, department, from, to } = FILTERS;

export const ticketTimeline = {
  id: 'ticketTimeline',
  path: '/v1/tickets/{id}/timeline',
  summary: 'Events of one ticket, oldest first',
  right: 'events.read',
  description:
    'In the order in which they happened; events of the same moment in the order in which they were published. A ticket ' +
    'without events has an empty timeline.',
  pathParameters: {
    id: { description: 'Id of the ticket.', schema: { type: 'string', minLength: 1 }, example: 'INC0000045' },
  },
  parameters: { action, actor, department, from, to, ...PAGE },
  response: z.object({
    ticket_id: z.string(),
    events: z.array(event),
    next_cursor: z.string().nullable().describe('Continues the timeline; null on its last page'),
  }),
  example: { ticket_id: 'INC0000045', events: [EVENT_EXAMPLE], next_cursor: null },
} as const satisfies Operation;
