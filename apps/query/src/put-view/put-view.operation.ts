import { type Operation } from '../openapi/operation.js';
import { ONE_VIEW } from '../views/one-view.js';
import { BODY_EXAMPLE, viewChange } from '../views/view.js';

export const putView = {
  ...ONE_VIEW,
  id: 'putView',
  method: 'PUT',
  summary: 'Changes a saved view',
  description:
    'For whoever saved it, and for an admin when it is shared. `version` is the one that was read: when somebody changed the view since, ' +
    'or does at the same time, the answer is 409 and nothing is changed. What is left out is as in a new view. The change is an event ' +
    '`audit.configured`.',
  parameters: {},
  body: viewChange,
  bodyExample: { ...BODY_EXAMPLE, version: 1 },
  errors: [404, 409],
} as const satisfies Operation;
