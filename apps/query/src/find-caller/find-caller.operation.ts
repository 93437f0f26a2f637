import { z } from 'zod';
import { type Operation } from '../openapi/operation.js';

export const findCaller = {
  id: 'findCaller',
  path: '/v1/me',
  summary: 'Who the key or token is, and what it may do',
  right: 'self.read',
  audit: 'never',
  description:
    'For programs and pages that offer only what the caller may do. Every key and every person has an answer.',
  parameters: {},
  response: z.object({
    kind: z.enum(['key', 'person']),
    id: z.string().describe('Public id of the key, or the subject of the token'),
    name: z.string().describe('What the key is for, or the name of the person'),
    tenant_id: z.string(),
    roles: z.array(z.string()),
    rights: z.array(z.string()).describe('What these roles may do'),
    departments: z.array(z.string()).nullable().describe('Events of these alone are seen; null: of all'),
    expires_at: z.iso.datetime().nullable().describe('When it ceases to hold; null: it has no end'),
  }),
  example: {
    kind: 'key',
    id: 'abcdefghijkl',
    name: 'team lead',
    tenant_id: 'acme',
    roles: ['viewer'],
    rights: ['self.read', 'events.read'],
    departments: ['support'],
    expires_at: '2026-09-01T00:00:00.000Z',
  },
} as const satisfies Operation;
