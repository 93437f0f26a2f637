import { type Operation } from '../openapi/operation.js';
import { once } from '../parameters/parameter.js';
import { wholeNumber } from '../parameters/whole-number.js';
import { ONE_VIEW } from '../views/one-view.js';

const LARGEST = 2 ** 31 - 1;

export const deleteView = {
  ...ONE_VIEW,
  id: 'deleteView',
  method: 'DELETE',
  summary: 'Deletes a saved view',
  description:
    'For whoever saved it, and for an admin when it is shared. The answer is the view as it was last; the change is an event `audit.configured`.',
  parameters: {
    version: once(wholeNumber(1, LARGEST), {
      description: 'The one that was read: with a newer one it is not deleted, and the answer is 409.',
      schema: { type: 'integer', minimum: 1, maximum: LARGEST },
      example: 2,
    }),
  },
  errors: [404, 409],
} as const satisfies Operation;
