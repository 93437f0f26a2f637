import { z } from 'zod';
import { type Operation } from '../openapi/operation.js';
import { wordOf } from '../parameters/one-of.js';
import { many } from '../parameters/parameter.js';
import { count } from '../parameters/whole-number.js';
import { PROJECTIONS } from '../projections/projection-name.js';
import { replay, REPLAY_EXAMPLE, STATES } from '../replays/replay.js';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 1000;

const names = PROJECTIONS.map(({ name }) => name);
export const listReplays = {
  id: 'listReplays',
  path: '/v1/replays',
  summary: 'Replays, reverts and cleanups of projections, newest first',
  description:
    'Those of the command line are listed as well. What was asked for and refused is listed with the reason.',
  right: 'installation.read',
  parameters: {
    projection: many(wordOf(names), {
      description: 'Name of a projection.',
      schema: { type: 'string', enum: names },
      example: 'ticket_lifecycle',
    }),
    state: many(wordOf<string>(STATES), {
      description: 'How it stands.',
      schema: { type: 'string', enum: STATES },
      example: 'running',
    }),
    limit: count({ description: 'How many at most.', max: MAX_LIMIT, fallback: DEFAULT_LIMIT }),
  },
  response: z.object({ replays: z.array(replay) }),
  example: { replays: [REPLAY_EXAMPLE] },
} as const satisfies Operation;
