import { z } from 'zod';
import { type Operation } from '../openapi/operation.js';
import { count } from '../parameters/whole-number.js';

const moment = z.string().meta({ format: 'date-time' });
const DEFAULT_DAYS = 30;
const MAX_DAYS = 3_660;

export const listSchemas = {
  id: 'listSchemas',
  path: '/v1/schemas',
  summary: 'Actions, their fields, and when they were seen last',
  right: 'events.read',
  audit: 'never',
  description:
    'Every action that Docket knows by its contract, and those of your own that events had within `days`. `schema_ids` are the versions in the registry that events were published with.',
  parameters: {
    days: count({
      description: 'How far back events are looked at.',
      max: MAX_DAYS,
      fallback: DEFAULT_DAYS,
      example: 30,
    }),
  },
  response: z.object({
    since: moment,
    schemas: z.array(
      z.object({
        action: z.string(),
        description: z.string().nullable().describe('Null for an action of your own: its text is in the registry'),
        is_own: z.boolean().describe('Not one of Docket’s contract'),
        fields: z
          .array(
            z.object({
              name: z.string().describe('As in `details`'),
              description: z.string().nullable(),
              type: z.string().nullable().describe('Avro type; null for an action of your own'),
              is_optional: z.boolean().nullable(),
              is_personal: z.boolean().nullable().describe('Marked as personal data'),
            }),
          )
          .describe('Of an action of your own those that events had'),
        events: z.int().min(0).describe('Events since then'),
        first_seen: moment.nullable().describe('Earliest `occurred_at` since then'),
        last_seen: moment.nullable(),
        schema_ids: z.array(z.int()),
      }),
    ),
  }),
  example: {
    since: '2026-02-01T00:00:00.000Z',
    schemas: [
      {
        action: 'ticket.status_changed',
        description: 'The status of a ticket was changed.',
        is_own: false,
        fields: [
          { name: 'from', description: 'Status before.', type: 'string', is_optional: true, is_personal: false },
        ],
        events: 2528,
        first_seen: '2016-02-29T01:16:00.000Z',
        last_seen: '2016-04-11T21:02:00.000Z',
        schema_ids: [44],
      },
    ],
  },
} as const satisfies Operation;
