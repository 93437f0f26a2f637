import { z } from 'zod';
import { type Operation } from '../openapi/operation.js';
import { wordOf } from '../parameters/one-of.js';
import { many, once } from '../parameters/parameter.js';
import { VIEW_ROUTES } from '../views/routes.js';
import { savedView, VIEW_EXAMPLE, VISIBILITIES } from '../views/view.js';

export const listViews = {
  id: 'listViews',
  path: '/v1/views',
  summary: 'Saved views: those of whoever asks, and the shared ones of the tenant',
  right: 'events.read',
  audit: 'never',
  description:
    'By name. Only those whose route may be asked by whoever asks. A view is a question and not an answer: whoever opens it sees what ' +
    'he may see himself.',
  parameters: {
    route: many(wordOf(VIEW_ROUTES), {
      description: 'What they are views of.',
      schema: { type: 'string', enum: [...VIEW_ROUTES] },
      example: '/v1/events',
    }),
    visibility: once(wordOf(VISIBILITIES), {
      description: 'Private or shared ones; both without it.',
      schema: { type: 'string', enum: [...VISIBILITIES] },
      example: 'shared',
    }),
  },
  response: z.object({ views: z.array(savedView) }),
  example: { views: [VIEW_EXAMPLE] },
} as const satisfies Operation;
