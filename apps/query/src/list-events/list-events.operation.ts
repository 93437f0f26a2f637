import { z } from 'zod';
import { type Counting, COUNTINGS, ESTIMATE_UP_TO } from '../events/count-query.js';
import { event } from '../events/event.js';
import { EVENT_EXAMPLE } from '../events/event-example.js';
import { FILTERS } from '../events/event-filter.js';
import { CLOCK, PAGE } from '../events/page-parameters.js';
import { type Operation } from '../openapi/operation.js';
import { moment } from '../parameters/moment.js';
import { oneOf } from '../parameters/one-of.js';

export const listEvents = {
  id: 'listEvents',
  path: '/v1/events',
  summary: 'Events, newest first',
  right: 'events.read',
  description:
    'Repeated values of one filter are joined by OR, negated ones exclude, different filters are joined by AND. Events that arrive late appear ' +
    'at the place of their time; following `next_cursor` or `previous_cursor` never repeats an event or leaves one out that was there.',
  parameters: {
    ...FILTERS,
    order: oneOf<'newest' | 'oldest'>(['newest', 'oldest'], {
      description: 'Which end of the list comes first.',
      fallback: 'newest',
    }),
    clock: CLOCK,
    at: moment({
      description:
        'Begins the list at this moment, with cursors both ways: with the newest event that is not later, or, oldest first, with the oldest that is not earlier. A cursor goes on from there, whatever this says.',
      schema: { type: 'string' },
      example: '2016-02-29T00:00:00Z',
    }),
    count: oneOf<Counting>(COUNTINGS, {
      description: `Whether all events of the list are counted. \`exact\` may take long, and is refused beyond the limits of one query; \`estimate\` is exact up to ${ESTIMATE_UP_TO} and says \`at_least\` beyond.`,
      fallback: 'none',
    }),
    ...PAGE,
  },
  response: z.object({
    events: z.array(event),
    next_cursor: z.string().nullable().describe('Continues the list; null on its last page'),
    previous_cursor: z
      .string()
      .nullable()
      .describe('The page in front of this one, which may have become empty; null on the first page'),
    count: z
      .object({ value: z.int().min(0), relation: z.enum(['exact', 'at_least']) })
      .optional()
      .describe('Events of the whole list, when asked for'),
  }),
  example: {
    events: [EVENT_EXAMPLE],
    next_cursor: null,
    previous_cursor: null,
    count: { value: 1, relation: 'exact' },
  },
} as const satisfies Operation;
