import { type Operation } from '../openapi/operation.js';
import { replay, REPLAY_EXAMPLE } from '../replays/replay.js';

export const findReplay = {
  id: 'findReplay',
  path: '/v1/replays/{id}',
  summary: 'One replay: how far it is, or what came of it',
  right: 'installation.read',
  pathParameters: {
    id: { description: 'Its id.', schema: { type: 'string', format: 'uuid' }, example: REPLAY_EXAMPLE.id },
  },
  parameters: {},
  response: replay,
  example: REPLAY_EXAMPLE,
  errors: [404],
} as const satisfies Operation;
