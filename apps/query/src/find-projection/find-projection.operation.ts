import { type Operation } from '../openapi/operation.js';
import { projection, PROJECTION_EXAMPLE } from '../projections/projection.js';
import { PROJECTION_PARAMETER } from '../projections/projection-name.js';

export const findProjection = {
  id: 'findProjection',
  path: '/v1/projections/{name}',
  summary: 'How one projection stands',
  right: 'installation.read',
  pathParameters: { name: PROJECTION_PARAMETER },
  parameters: {},
  response: projection,
  example: PROJECTION_EXAMPLE,
  errors: [404],
} as const satisfies Operation;
