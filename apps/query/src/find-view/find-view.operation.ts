import { type Operation } from '../openapi/operation.js';
import { ONE_VIEW } from '../views/one-view.js';

export const findView = {
  ...ONE_VIEW,
  id: 'findView',
  summary: 'A saved view',
  parameters: {},
  errors: [404],
} as const satisfies Operation;
