import { z } from 'zod';
import { type Operation } from '../openapi/operation.js';
import { identifier } from '../parameters/identifier.js';
import { wordOf } from '../parameters/one-of.js';
import { many, once } from '../parameters/parameter.js';
import { count } from '../parameters/whole-number.js';
import { review, REVIEW_EXAMPLE, REVIEW_STATES } from '../reviews/review.js';

const DEFAULT_PAGE = 100;
const MAX_PAGE = 1_000;
const id = { type: 'string', minLength: 1 } as const;

export const listReviews = {
  id: 'listReviews',
  path: '/v1/reviews',
  summary: 'The newest review of each ticket and agent, those that were put last first',
  description: 'Whoever is limited to departments sees reviews of work in these.',
  right: 'events.analyse',
  parameters: {
    agent: many(identifier, { description: 'Whose work was reviewed.', schema: id, example: 'agent-7' }),
    ticket: many(identifier, { description: 'Id of the ticket.', schema: id, example: 'INC0000045' }),
    state: many(wordOf(REVIEW_STATES), {
      description: 'What the reviewer found.',
      schema: { type: 'string', enum: [...REVIEW_STATES] },
      example: 'needs_work',
    }),
    limit: count({ description: 'Reviews per page.', max: MAX_PAGE, fallback: DEFAULT_PAGE }),
    cursor: once(z.string().max(4096, { error: 'is not a cursor; take next_cursor of the page before' }), {
      description: '`next_cursor` of the page before. All other parameters but `limit` stay as they were.',
      schema: { type: 'string' },
    }),
  },
  response: z.object({ reviews: z.array(review), next_cursor: z.string().nullable() }),
  example: { reviews: [REVIEW_EXAMPLE], next_cursor: null },
} as const satisfies Operation;
