import { z } from 'zod';
import { KEY_EXAMPLE, keyView } from '../keys/key-view.js';
import { type Operation } from '../openapi/operation.js';

export const revokeKey = {
  id: 'revokeKey',
  path: '/v1/keys/{id}/revoke',
  summary: 'Takes an API key of the own tenant out of force, for good',
  description: 'It works for a few seconds more: services remember keys for three seconds.',
  right: 'keys.manage',
  pathParameters: { id: { description: 'Its id.', schema: { type: 'string' }, example: KEY_EXAMPLE.id } },
  parameters: {},
  body: z.strictObject({}),
  bodyExample: {},
  response: keyView,
  example: { ...KEY_EXAMPLE, revoked_at: '2026-03-03T09:00:00.000Z' },
  errors: [404, 409],
} as const satisfies Operation;
