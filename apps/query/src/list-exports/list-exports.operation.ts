import { z } from 'zod';
import { EXPORT_EXAMPLE, exportView } from '../export-jobs/export-view.js';
import { type Operation } from '../openapi/operation.js';

export const listExports = {
  id: 'listExports',
  path: '/v1/exports',
  summary: 'Exports of the tenant, newest first',
  parameters: {},
  right: 'events.export',
  audit: 'never',
  response: z.object({ exports: z.array(exportView) }),
  example: { exports: [EXPORT_EXAMPLE] },
} as const satisfies Operation;
