import { z } from 'zod';
import { type Operation } from '../openapi/operation.js';
import { projection, PROJECTION_EXAMPLE } from '../projections/projection.js';

export const listProjections = {
  id: 'listProjections',
  path: '/v1/projections',
  summary: 'What is made of the events, and how it stands',
  right: 'installation.read',
  parameters: {},
  response: z.object({ projections: z.array(projection) }),
  example: { projections: [PROJECTION_EXAMPLE] },
} as const satisfies Operation;
