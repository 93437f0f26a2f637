import { EXPORT_EXAMPLE, EXPORT_ID, exportView } from '../export-jobs/export-view.js';
import { type Operation } from '../openapi/operation.js';

export const findExport = {
  id: 'findExport',
  path: '/v1/exports/{id}',
  summary: 'One export: how far it is, or what came of it',
  pathParameters: EXPORT_ID,
  parameters: {},
  right: 'events.export',
  audit: 'never',
  response: exportView,
  example: EXPORT_EXAMPLE,
  errors: [404],
} as const satisfies Operation;
