import { z } from 'zod';
import { LIMITS } from '@docket/events';
import { type Operation } from '../openapi/operation.js';
import { once } from '../parameters/parameter.js';
import { count } from '../parameters/whole-number.js';

export const MAX_VALUES = 100;
const DEFAULT_VALUES = 20;
/** Only so many of the newest events are looked at, so that the cost is bounded. */
export const NEWEST_EVENTS = 200_000;
export const NEWEST_DAYS = 90;

export const fieldValues = {
  id: 'fieldValues',
  path: '/v1/fields/{name}/values',
  summary: 'Values of a field, the most frequent first',
  right: 'events.read',
  audit: 'rarely',
  description:
    `For completion: values in the newest ${NEWEST_EVENTS} events of the last ${NEWEST_DAYS} days, so a rare or an old one may be missing. ` +
    'Of `label` and `detail` the keys are given; `label.<key>` has the values under that key.',
  pathParameters: {
    name: {
      description: 'Name of the field, as `/v1/fields` has it.',
      schema: { type: 'string', minLength: 1 },
      example: 'channel',
    },
  },
  parameters: {
    prefix: once(z.string().max(LIMITS.labelValue, { error: `must be at most ${LIMITS.labelValue} characters` }), {
      description: 'Values that begin so, in letters of either case.',
      schema: { type: 'string', minLength: 1 },
      example: 'e',
    }),
    limit: count({ description: 'Most values that are given.', max: MAX_VALUES, fallback: DEFAULT_VALUES }),
  },
  response: z.object({
    name: z.string(),
    values: z.array(z.object({ value: z.string(), count: z.int().describe('Among the events that were looked at') })),
  }),
  example: { name: 'channel', values: [{ value: 'email', count: 1042 }] },
  errors: [404],
} as const satisfies Operation;
