import { z } from 'zod';
import { type Operation } from '../openapi/operation.js';

const moment = z.string().meta({ format: 'date-time' });

export const findFreshness = {
  id: 'findFreshness',
  path: '/v1/freshness',
  summary: 'Up to when the log is complete',
  right: 'events.read',
  audit: 'never',
  description:
    'Everything that the brokers appended before `complete_up_to` can be read, or was rejected: their clock counts, not `occurred_at`, and an event that a producer ' +
    'holds back is in no broker yet. Every answer has the same moment in the header `Docket-Complete-Up-To`. It is written down every few seconds by the ops worker; without one nothing is known. ' +
    'The lag is that of the events of this tenant that happened within the last hour: from the broker to the decision of their batch, which is written within milliseconds.',
  parameters: {},
  response: z.object({
    complete_up_to: moment.nullable().describe('Null when it is not known of every partition'),
    as_of: moment.nullable().describe('When was looked last; null when not within a day'),
    events: z.int().describe('Events that the lag is measured by'),
    lag_p50_ms: z.int().nullable().describe('Null without events'),
    lag_p99_ms: z.int().nullable(),
  }),
  example: {
    complete_up_to: '2026-03-01T12:00:04.120Z',
    as_of: '2026-03-01T12:00:05.120Z',
    events: 4211,
    lag_p50_ms: 92,
    lag_p99_ms: 297,
  },
} as const satisfies Operation;
