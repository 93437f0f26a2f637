import { type Operation } from '../openapi/operation.js';
import { review, REVIEW_BODY_EXAMPLE, REVIEW_EXAMPLE, reviewBody, TICKET_PARAMETER } from '../reviews/review.js';

export const putReview = {
  id: 'putReview',
  path: '/v1/reviews/{ticket}',
  summary: "Reviews an agent's work on a ticket",
  right: 'reviews.write',
  description:
    'The newest review of a ticket and agent holds; those before it are kept. That somebody reviewed it is an event `audit.configured`, which ' +
    'says whether there was a note, and not what it says.',
  pathParameters: { ticket: TICKET_PARAMETER },
  parameters: {},
  body: reviewBody,
  bodyExample: REVIEW_BODY_EXAMPLE,
  method: 'PUT',
  response: review,
  example: REVIEW_EXAMPLE,
} as const satisfies Operation;
