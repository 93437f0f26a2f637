import { COMMAND_EXAMPLE, commandView } from '../commands/command-view.js';
import { reasonOnly } from '../commands/reason.js';
import { type Operation } from '../openapi/operation.js';
import { PROJECTION_PARAMETER } from '../projections/projection-name.js';

export const revertProjection = {
  id: 'revertProjection',
  path: '/v1/projections/{name}/revert',
  summary: 'Lets readers see the version before again',
  description: 'The version before is fed until a cleanup, so it is up to date.',
  right: 'installation.operate',
  pathParameters: { name: PROJECTION_PARAMETER },
  parameters: {},
  body: reasonOnly,
  bodyExample: { reason: 'transfers are missing since the last replay' },
  response: commandView,
  example: { ...COMMAND_EXAMPLE, kind: 'revert' },
  errors: [404, 409],
} as const satisfies Operation;
