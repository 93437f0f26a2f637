import { COMMAND_EXAMPLE, commandView } from '../commands/command-view.js';
import { type Operation } from '../openapi/operation.js';

export const findCommand = {
  id: 'findCommand',
  path: '/v1/commands/{id}',
  summary: 'What became of a command',
  right: 'installation.read',
  pathParameters: {
    id: { description: 'Its id.', schema: { type: 'string', format: 'uuid' }, example: COMMAND_EXAMPLE.id },
  },
  parameters: {},
  response: commandView,
  example: COMMAND_EXAMPLE,
  errors: [404],
} as const satisfies Operation;
