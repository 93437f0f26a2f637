import { ONE_EXPORT } from '../export-jobs/one-export.js';
import { type Operation } from '../openapi/operation.js';

export const findExport = {
  ...ONE_EXPORT,
  id: 'findExport',
  summary: 'One export: how far it is, or what came of it',
} as const satisfies Operation;
