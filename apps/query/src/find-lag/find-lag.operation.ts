import { z } from 'zod';
import { type Operation } from '../openapi/operation.js';
import { count } from '../parameters/whole-number.js';

const moment = z.string().meta({ format: 'date-time' });
const offset = z.int().min(0);
const DEFAULT_MINUTES = 180;
/** As long as it is kept. */
const MAX_MINUTES = 7 * 24 * 60;

export const findLag = {
  id: 'findLag',
  path: '/v1/lag',
  summary: 'How far ingestion is, now and over the last hours',
  right: 'installation.read',
  description:
    'Written down every few seconds by the ops worker and kept for seven days. `next` is the offset before which everything is written or rejected.',
  parameters: {
    minutes: count({ description: 'Length of the history.', max: MAX_MINUTES, fallback: DEFAULT_MINUTES, example: 60 }),
  },
  response: z.object({
    topic: z.string(),
    partitions: z.array(
      z.object({
        epoch: z.int().describe('Incarnation of the topic'),
        partition: z.int(),
        next: offset,
        high: offset.describe('Offset after the newest record of the topic'),
        behind: offset.describe('Records that are not written yet'),
        complete_up_to: moment.nullable(),
        as_of: moment,
      }),
    ),
    history: z.array(
      z.object({
        minute: moment,
        behind: offset.describe('Records of all partitions, at the worst moment of the minute'),
        delay_ms: z.int().min(0).describe('How far back the log was complete, at the worst moment'),
      }),
    ),
  }),
  example: {
    topic: 'audit.events.v1',
    partitions: [
      {
        epoch: 1,
        partition: 0,
        next: 812,
        high: 815,
        behind: 3,
        complete_up_to: '2026-03-01T12:00:04.120Z',
        as_of: '2026-03-01T12:00:05.120Z',
      },
    ],
    history: [{ minute: '2026-03-01T12:00:00.000Z', behind: 240, delay_ms: 1420 }],
  },
} as const satisfies Operation;
