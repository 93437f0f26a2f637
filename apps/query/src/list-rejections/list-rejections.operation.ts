import { z } from 'zod';
import { type Operation } from '../openapi/operation.js';
import { once } from '../parameters/parameter.js';
import { count } from '../parameters/whole-number.js';
import { REJECTION_FILTERS } from '../rejections/rejection-parameters.js';
import { HEAD_EXAMPLE, rejectionView } from '../rejections/rejection-view.js';

const DEFAULT_PAGE = 50;
const MAX_PAGE = 200;

export const listRejections = {
  id: 'listRejections',
  path: '/v1/rejections',
  summary: 'Records that ingestion rejected, newest first',
  right: 'rejections.read',
  description:
    'An operator sees those of the whole installation. Others see those of their tenant: of which both the key and the event say so. A page ' +
    'may then have fewer than `limit`, or none, and go on all the same.',
  parameters: {
    ...REJECTION_FILTERS,
    limit: count({ description: 'Rejections per page.', max: MAX_PAGE, fallback: DEFAULT_PAGE, example: 20 }),
    cursor: once(z.string().max(1024, { error: 'is not a cursor; take next_cursor of the page before' }), {
      description: '`next_cursor` of the page before. All other parameters but `limit` stay as they were.',
      schema: { type: 'string' },
    }),
  },
  response: z.object({
    rejections: z.array(rejectionView),
    next_cursor: z.string().nullable(),
    reasons: z
      .record(z.string(), z.int())
      .optional()
      .describe('How many there are of each reason, by their keys; on the first page'),
  }),
  example: { rejections: [HEAD_EXAMPLE], next_cursor: null, reasons: { invalid_field: 1 } },
} as const satisfies Operation;
