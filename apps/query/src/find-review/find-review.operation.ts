import { z } from 'zod';
import { type Operation } from '../openapi/operation.js';
import { review, REVIEW_EXAMPLE, TICKET_PARAMETER } from '../reviews/review.js';

export const findReview = {
  id: 'findReview',
  path: '/v1/reviews/{ticket}',
  summary: 'Every version of the reviews of one ticket, newest first',
  description: 'Of all agents who were reviewed on it; at most the newest 1,000. None for a ticket without reviews.',
  right: 'events.analyse',
  pathParameters: { ticket: TICKET_PARAMETER },
  parameters: {},
  response: z.object({ ticket: z.string(), versions: z.array(review) }),
  example: { ticket: 'INC0000045', versions: [REVIEW_EXAMPLE] },
} as const satisfies Operation;
