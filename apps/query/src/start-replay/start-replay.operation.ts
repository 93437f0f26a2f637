import { z } from 'zod';
import { MOST_RATE } from '@docket/projections';
import { COMMAND_EXAMPLE, commandView } from '../commands/command-view.js';
import { reason } from '../commands/reason.js';
import { type Operation } from '../openapi/operation.js';
import { PROJECTIONS } from '../projections/projection-name.js';

const names = PROJECTIONS.map(({ name }) => name);
const rate = `must be a whole number from 1 to ${MOST_RATE}`;

export const startReplay = {
  id: 'startReplay',
  path: '/v1/replays',
  summary: 'Builds a projection anew from the events, while events come in',
  description:
    'Carried out by the ops worker, one replay at a time. When the new version is equal to the events, readers see it; ' +
    '`/v1/replays/{id}` tells how far it is.',
  right: 'installation.operate',
  parameters: {},
  body: z.strictObject({
    projection: z.enum(names, { error: `must be one of ${names.join(', ')}` }),
    reason,
    dry_run: z
      .boolean({ error: 'must be true or false' })
      .default(false)
      .describe('Ends with the comparison: readers go on seeing what they see'),
    source: z
      .enum(['table', 'topic'], { error: 'must be table or topic' })
      .default('table')
      .describe('Where events are read from; the table is many times as fast'),
    max_rate: z
      .int({ error: rate })
      .min(1, { error: rate })
      .max(MOST_RATE, { error: rate })
      .optional()
      .describe('Events per second, at most'),
  }),
  bodyExample: { projection: 'ticket_lifecycle', reason: 'transfers were counted twice' },
  response: commandView,
  example: { ...COMMAND_EXAMPLE, kind: 'replay', replay: COMMAND_EXAMPLE.id },
  errors: [409],
} as const satisfies Operation;
