import { z } from 'zod';
import { MOST_TAGS, type TicketState } from './fold.js';

const time = z.string().meta({ format: 'date-time' });
const since = {
  since: time.describe('When it came to hold; what only repeats it changes nothing'),
  event_id: z.string().meta({ format: 'uuid' }).describe('The event that brought it about'),
};
const value = z.string().nullable().describe('null: it was taken away, or there was none from the beginning');

/** The state of a ticket as answers show it. */
export const ticketState = z.object({
  status: z
    .object({ value, category: z.string().nullable().describe('NEW, OPEN, WAITING, RESOLVED, CLOSED'), ...since })
    .nullable(),
  agent: z
    .object({ value: value.describe('Id of the agent; null: nobody'), name: z.string().nullable(), ...since })
    .nullable(),
  department: z
    .object({ value, ...since })
    .nullable()
    .describe('Where it was transferred to, else where its last event took place'),
  priority: z.object({ value, ...since }).nullable(),
  tags: z.array(z.object({ tag: z.string(), ...since })),
  tags_complete: z.boolean().describe(`False when it had more than ${MOST_TAGS} tags at once`),
  created_at: time.nullable(),
  last_event_at: time.nullable(),
  events: z.int().describe('Events of the ticket by then'),
}) satisfies z.ZodType<TicketState>;

/** As an example of an answer. */
export const TICKET_STATE_EXAMPLE: TicketState = {
  status: {
    value: 'Active',
    category: 'OPEN',
    since: '2016-02-29T01:16:00.000Z',
    event_id: '0190b5a4-7c1e-7bb3-9a54-3f1f5f0f7a21',
  },
  agent: {
    value: 'agent-7',
    name: 'Ana Silva',
    since: '2016-02-29T01:10:00.000Z',
    event_id: '0190b5a4-5a10-7c2e-8d11-6f0c2b1e9a04',
  },
  department: {
    value: 'support',
    since: '2016-02-29T01:02:00.000Z',
    event_id: '0190b5a4-1b00-7e4d-a3c9-0f9d6c7e5b12',
  },
  priority: null,
  tags: [{ tag: 'refund', since: '2016-02-29T01:12:00.000Z', event_id: '0190b5a4-61f7-7a55-b0e2-5b8f1d2c3e4f' }],
  tags_complete: true,
  created_at: '2016-02-29T01:02:00.000Z',
  last_event_at: '2016-02-29T01:16:00.000Z',
  events: 5,
};
