import { z } from 'zod';
import { event } from '../events/event.js';
import { EVENT_EXAMPLE } from '../events/event-example.js';
import { FILTERS } from '../events/event-filter.js';
import { CLOCK, PAGE } from '../events/page-parameters.js';
import { type Operation } from '../openapi/operation.js';
import { once } from '../parameters/parameter.js';

/** Characters of a position: several hundred partitions fit. */
export const LONGEST_POSITION = 8_192;

/** Where to begin, of everything that goes on in the order of ingestion. */
export const AFTER = once(z.string().max(LONGEST_POSITION, { error: 'is no position' }), {
  description:
    'Position to go on from: `next_cursor` of the answer before, or an event id of the live tail. `now` leaves out what is there already; without it everything is given from the beginning.',
  schema: { type: 'string' },
  example: 'now',
});

export const listChanges = {
  id: 'listChanges',
  path: '/v1/changes',
  summary: 'Events in the order in which they came in',
  right: 'events.read',
  audit: 'rarely',
  description:
    'For whoever must miss nothing: copies, alarms, SIEMs. Events come in the order of ingestion, so a late one comes last, whenever it happened. ' +
    'Asking again with `next_cursor` goes on from there; asking with the same one gives the same events again, so what was fetched and lost is fetched again. ' +
    'Events of a ticket are in order. Actions `audit.*` are left out unless asked for (`action=*` gives everything).',
  parameters: { after: AFTER, ...FILTERS, clock: CLOCK, limit: PAGE.limit },
  response: z.object({
    events: z.array(event),
    next_cursor: z.string().describe('Where to go on, also when there are no events'),
    caught_up: z.boolean().describe('There was nothing more at that moment; else ask again at once'),
  }),
  example: { events: [EVENT_EXAMPLE], next_cursor: 'W1tbMSwzLDExODVdXSwiLi4uIl0', caught_up: true },
} as const satisfies Operation;
