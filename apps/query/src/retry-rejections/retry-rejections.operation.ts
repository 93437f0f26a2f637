import { z } from 'zod';
import { reason } from '../commands/reason.js';
import { type Operation } from '../openapi/operation.js';
import { REJECTION_PARAMETER } from '../rejections/rejection-id.js';
import { WHICH_REJECTIONS } from '../rejections/rejection-parameters.js';
import { retryResult } from '../rejections/retry-desk.js';

/** Records of one request: each may be half a megabyte. */
export const MOST_RETRIED = 100;

const id = z.string().describe('As /v1/rejections has it');

export const retryRejections = {
  id: 'retryRejections',
  path: '/v1/rejections/retry',
  summary: 'Publishes rejected records again, as they were',
  right: 'rejections.retry',
  description:
    `Those of \`ids\`, or up to ${MOST_RETRIED} that the parameters mean and that are open, in the order of their places; \`left\` says how many more there ` +
    'are, and `after` goes on with them. What would be rejected again is left out. Each has its event id and is marked as a redelivery, so that it is ' +
    'stored once; a second request finds it done. `dry_run` publishes nothing. Each that is published is an event `audit.configured`.',
  parameters: WHICH_REJECTIONS,
  body: z.strictObject({
    reason,
    ids: z.array(id).min(1).max(MOST_RETRIED).optional(),
    all: z.boolean().default(false).describe('Every open rejection, without a parameter'),
    after: id.optional().describe('`after` of the answer before'),
    dry_run: z.boolean().default(false).describe('Only tell what would be published'),
    force: z.boolean().default(false).describe('Also what would be rejected again'),
    again: z.boolean().default(false).describe('Also what was published before'),
  }),
  bodyExample: { reason: 'the schema is registered now', ids: [REJECTION_PARAMETER.example] },
  response: z.object({
    dry_run: z.boolean(),
    results: z.array(retryResult),
    left: z.int().describe('Rejections of the filter behind the last one of these'),
    after: z.string().nullable().describe('To go on with; null when there are no more'),
  }),
  example: {
    dry_run: false,
    results: [
      {
        id: REJECTION_PARAMETER.example,
        result: 'published',
        published: { partition: 3, offset: 61_000 },
        again: null,
      },
    ],
    left: 0,
    after: null,
  },
} as const satisfies Operation;
