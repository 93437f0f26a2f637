import { type Operation } from '../openapi/operation.js';
import { BODY_EXAMPLE, savedView, VIEW_EXAMPLE, viewBody } from '../views/view.js';

export const createView = {
  id: 'createView',
  path: '/v1/views',
  summary: 'Saves a view',
  right: 'events.read',
  audit: 'never',
  description:
    'Its parameters are read as the route would read them; an error names the parameter as `query.<name>`. What a report needs, such as ' +
    'its period, may be left to whoever opens it. The change is an event `audit.configured`.',
  parameters: {},
  body: viewBody,
  bodyExample: BODY_EXAMPLE,
  response: savedView,
  example: { ...VIEW_EXAMPLE, version: 1 },
  errors: [409],
} as const satisfies Operation;
