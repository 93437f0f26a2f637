import { ONE_EXPORT } from '../export-jobs/one-export.js';
import { type Operation } from '../openapi/operation.js';

export const deleteExport = {
  ...ONE_EXPORT,
  id: 'deleteExport',
  method: 'DELETE',
  summary: 'Cancels an export, or removes one that is over',
  description:
    'One that is queued or running is `cancelled`, and stays in the list; one that is over is removed with its file. The answer is the export as it was last.',
} as const satisfies Operation;
