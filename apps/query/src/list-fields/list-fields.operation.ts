import { z } from 'zod';
import { type Operation } from '../openapi/operation.js';
import { FIELD_TYPES, OPERATORS } from './field.js';

const field = z.object({
  name: z.string().describe('Name of the parameter; fields of type map have `.<key>` behind it'),
  type: z.enum(FIELD_TYPES),
  description: z.string(),
  operators: z.array(z.enum(OPERATORS)),
  example: z.string().describe('A value'),
  query: z.string().describe('The same in `?query=`'),
  values: z.array(z.string()).optional().describe('All values there are, when they are few'),
  values_path: z.string().optional().describe('Where values of the tenant are listed'),
});

export type Field = z.infer<typeof field>;

export const listFields = {
  id: 'listFields',
  path: '/v1/fields',
  summary: 'What events can be filtered by',
  right: 'events.read',
  audit: 'never',
  description: 'The parameters of `/v1/events` and the fields of `?query=`, for whoever offers them for choice.',
  parameters: {},
  response: z.object({ fields: z.array(field) }),
  example: {
    fields: [
      {
        name: 'channel',
        type: 'text',
        description: 'Way it came in: email, chat, phone, web.',
        operators: ['equals', 'not', 'exists', 'missing'],
        example: 'email',
        query: 'channel:email',
        values_path: '/v1/fields/channel/values',
      },
    ],
  },
} as const satisfies Operation;
