import { LIMITS } from '@docket/events';
import { z } from 'zod';
import { type Operation } from '../openapi/operation.js';
import { count } from '../parameters/whole-number.js';
import { REJECTION_PARAMETER } from '../rejections/rejection-id.js';
import { HEAD_EXAMPLE, rejectionView } from '../rejections/rejection-view.js';
import { retryRecord } from '../rejections/retry-record.js';

const DEFAULT_BYTES = 4_096;

const bytes = z.object({
  text: z.string().nullable().describe('null when it is no UTF-8'),
  base64: z.string(),
});

export const findRejection = {
  id: 'findRejection',
  path: '/v1/rejections/{id}',
  summary: 'A rejected record: why, what can be read of it, and its bytes',
  right: 'rejections.read',
  pathParameters: { id: REJECTION_PARAMETER },
  parameters: {
    bytes: count({
      description: 'Bytes of the value that are given, at most.',
      max: LIMITS.value,
      fallback: DEFAULT_BYTES,
    }),
  },
  response: z.object({
    ...rejectionView.shape,
    meaning: z.string().nullable().describe('What the reason means'),
    key: bytes.nullable(),
    headers: z.array(bytes.extend({ name: z.string() })).describe('In their order; a name may come several times'),
    schema_name: z.string().nullable().describe('Record that the schema describes; null when it is not known'),
    read: z
      .object({
        value: z.unknown().describe('The event as far as it can be read'),
        problem: z
          .object({ field: z.string(), message: z.string() })
          .nullable()
          .describe('Where reading ended, and why; null when it was read to its end'),
        left_bytes: z.int().describe('Bytes behind what was read'),
      })
      .nullable()
      .describe(
        'null when the value is not of the wire format, its schema is not known, or the registry does not answer',
      ),
    value: z.object({
      size: z.int().describe('Bytes of the whole value'),
      base64: z.string().describe('The first of them, as many as asked for'),
    }),
    stored_at: z.string().nullable().describe('Where the event itself is stored by now: epoch-partition-offset'),
    retries: z
      .array(retryRecord.omit({ rejection: true, claim: true }))
      .describe('What was done about it through the API'),
  }),
  example: {
    ...HEAD_EXAMPLE,
    meaning: 'A field has a value the contract does not allow: empty, too long, or out of range.',
    key: { text: 'demo/T-1', base64: 'ZGVtby9ULTE=' },
    headers: [{ name: 'source', text: 'test', base64: 'dGVzdA==' }],
    schema_name: 'docket.events.TicketOther',
    read: { value: { envelope: { tenant_id: 'demo' } }, problem: null, left_bytes: 0 },
    value: { size: 3, base64: 'AAAA' },
    stored_at: null,
    retries: [],
  },
  errors: [404],
} as const satisfies Operation;
