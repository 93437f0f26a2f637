import { z } from 'zod';
import { EVENT_EXAMPLE } from '../events/event-example.js';
import { FILTERS } from '../events/event-filter.js';
import { PAGE } from '../events/page-parameters.js';
import { type Operation } from '../openapi/operation.js';
import { instant, INSTANT_SCHEMA } from '../parameters/instant.js';
import { once } from '../parameters/parameter.js';
import { truth } from '../parameters/truth.js';
import { LINEAGE_BOUNDS } from './lineage/read-lineage.js';
import { TICKET_STATE_EXAMPLE, ticketState } from './state/ticket-state.js';
import { timelineEvent } from './timeline-event.js';

const { ticket: one, ...filters } = FILTERS;

const relative = z.object({
  ticket_id: z.string(),
  relation: z.enum(['self', 'ancestor', 'descendant']),
  distance: z.int().describe('Steps from the ticket that was asked for'),
  via: z.enum(['split', 'merge', 'forward']).nullable().describe('How it is linked to `of`'),
  of: z.string().nullable().describe('The ticket through which it was found'),
});

const lineage = z.object({
  tickets: z.array(relative).describe('Tickets whose events are in the timeline, the one asked for first'),
  complete: z.boolean().describe('False when a bound was met: there may be more relatives'),
  most_steps: z.int().describe('Bound on the distance'),
  most_tickets: z.int().describe('Bound on the tickets'),
});

export const ticketTimeline = {
  id: 'ticketTimeline',
  path: '/v1/tickets/{id}/timeline',
  summary: 'Events of one ticket, oldest first, and how it stood at a moment',
  right: 'events.read',
  description:
    'In the order in which they happened; events of the same moment in the order in which they were published. A ticket ' +
    'without events has an empty timeline. With `lineage=true` also the events of the tickets it came from or became.',
  pathParameters: {
    id: { description: 'Id of the ticket.', schema: one.doc.schema, example: one.doc.example },
  },
  parameters: {
    lineage: once(
      truth,
      {
        description:
          'Whether events of tickets that it was split off or merged from (ancestors), and that it was split, merged or ' +
          `forwarded into (descendants), are in the timeline, ${LINEAGE_BOUNDS.depth} steps and ${LINEAGE_BOUNDS.tickets} tickets at most.`,
        schema: { type: 'boolean', default: false },
        example: true,
      },
      false,
    ),
    as_of: once(instant, {
      description:
        'Moment, inclusive: later events are left out, and `state` says how the ticket stood then, whatever the other filters ' +
        'are. Pages with `cursor` do not repeat it.',
      schema: INSTANT_SCHEMA,
      example: '2016-02-29T02:00:00Z',
    }),
    ...filters,
    ...PAGE,
  },
  response: z.object({
    ticket_id: z.string(),
    as_of: z.string().meta({ format: 'date-time' }).optional(),
    state: ticketState.nullable().optional().describe('With `as_of`; null when nothing had happened to the ticket yet'),
    lineage: lineage.optional().describe('With `lineage=true`'),
    events: z.array(timelineEvent),
    next_cursor: z.string().nullable().describe('Continues the timeline; null on its last page'),
  }),
  example: {
    ticket_id: 'INC0000045',
    as_of: '2016-02-29T02:00:00.000Z',
    state: TICKET_STATE_EXAMPLE,
    lineage: {
      tickets: [
        { ticket_id: 'INC0000045', relation: 'self', distance: 0, via: null, of: null },
        { ticket_id: 'INC0000044', relation: 'ancestor', distance: 1, via: 'split', of: 'INC0000045' },
      ],
      complete: true,
      most_steps: LINEAGE_BOUNDS.depth,
      most_tickets: LINEAGE_BOUNDS.tickets,
    },
    events: [{ ...EVENT_EXAMPLE, since_previous_ms: 240_000, relation: 'self' }],
    next_cursor: null,
  },
} as const satisfies Operation;

export type TicketTimeline = z.infer<typeof ticketTimeline.response>;
