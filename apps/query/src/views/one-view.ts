import { savedView, VIEW_EXAMPLE, VIEW_PARAMETER } from './view.js';

/** What operations on one view have in common: its address, and that the answer is the view. */
export const ONE_VIEW = {
  path: '/v1/views/{id}',
  pathParameters: { id: VIEW_PARAMETER },
  right: 'events.read',
  audit: 'never',
  response: savedView,
  example: VIEW_EXAMPLE,
} as const;
