import { EXPORT_EXAMPLE, EXPORT_ID, exportView } from './export-view.js';

/** What operations on one export have in common: its address, and that the answer is the export as it is then. */
export const ONE_EXPORT = {
  path: '/v1/exports/{id}',
  pathParameters: EXPORT_ID,
  parameters: {},
  right: 'events.export',
  audit: 'never',
  response: exportView,
  example: EXPORT_EXAMPLE,
  errors: [404],
} as const;
