import { COMMAND_EXAMPLE, commandView } from '../commands/command-view.js';
import { reasonOnly } from '../commands/reason.js';
import { type Operation } from '../openapi/operation.js';
import { REPLAY_EXAMPLE } from '../replays/replay.js';

export const abortReplay = {
  id: 'abortReplay',
  path: '/v1/replays/{id}/abort',
  summary: 'Ends a replay; what it made is dropped, and readers see what they saw',
  right: 'installation.operate',
  pathParameters: {
    id: { description: 'Its id.', schema: { type: 'string', format: 'uuid' }, example: REPLAY_EXAMPLE.id },
  },
  parameters: {},
  body: reasonOnly,
  bodyExample: { reason: 'the machine is needed for something else' },
  response: commandView,
  example: { ...COMMAND_EXAMPLE, kind: 'abort', replay: REPLAY_EXAMPLE.id },
  errors: [404, 409],
} as const satisfies Operation;
