import { EXPORT_EXAMPLE, EXPORT_ID, exportView } from '../export-jobs/export-view.js';
import { type Operation } from '../openapi/operation.js';

export const deleteExport = {
  id: 'deleteExport',
  path: '/v1/exports/{id}',
  method: 'DELETE',
  summary: 'Cancels an export, or removes one that is over',
  description:
    'One that is queued or running is `cancelled`, and stays in the list; one that is over is removed with its file. The answer is the export as it was last.',
  pathParameters: EXPORT_ID,
  parameters: {},
  right: 'events.export',
  audit: 'never',
  response: exportView,
  example: EXPORT_EXAMPLE,
  errors: [404],
} as const satisfies Operation;
