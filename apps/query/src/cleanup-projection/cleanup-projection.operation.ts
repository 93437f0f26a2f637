import { COMMAND_EXAMPLE, commandView } from '../commands/command-view.js';
import { reasonOnly } from '../commands/reason.js';
import { type Operation } from '../openapi/operation.js';
import { PROJECTION_PARAMETER } from '../projections/projection-name.js';

export const cleanupProjection = {
  id: 'cleanupProjection',
  path: '/v1/projections/{name}/cleanup',
  summary: 'Drops every version but the one that readers see',
  description: 'There is no going back afterwards, but by a replay.',
  right: 'installation.operate',
  pathParameters: { name: PROJECTION_PARAMETER },
  parameters: {},
  body: reasonOnly,
  bodyExample: { reason: 'a week has passed and nobody missed anything' },
  response: commandView,
  example: { ...COMMAND_EXAMPLE, kind: 'cleanup' },
  errors: [404, 409],
} as const satisfies Operation;
