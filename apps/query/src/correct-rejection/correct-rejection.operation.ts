import { correction } from '@docket/rejections';
import { z } from 'zod';
import { reason } from '../commands/reason.js';
import { type Operation } from '../openapi/operation.js';
import { REJECTION_PARAMETER } from '../rejections/rejection-id.js';
import { retryResult } from '../rejections/retry-desk.js';

const EVENT_EXAMPLE = {
  action: 'ticket.note_added',
  occurred_at: '2026-03-01T09:30:00Z',
  tenant_id: 'demo',
  actor: { type: 'AGENT', id: 'agent-7' },
  ticket_id: 'T-1',
  details: { note_id: 'n-1' },
};

export const correctRejection = {
  id: 'correctRejection',
  path: '/v1/rejections/{id}/correct',
  summary: 'Publishes an event in place of a rejected record',
  right: 'rejections.retry',
  description:
    'A new event, labelled with what it corrects (`corrects`). Its id follows from the record and the event unless it has one, so that doing it again adds ' +
    'nothing. It is checked as producers check theirs: an error names the field as `event.<field>`. What was published again or corrected before is ' +
    '409, unless `again`. The correction is an event `audit.configured`.',
  pathParameters: { id: REJECTION_PARAMETER },
  parameters: {},
  body: z.strictObject({
    reason,
    event: correction.describe('The event as producers write it, with its action; docs/actions.md has the fields'),
    dry_run: z.boolean().default(false).describe('Only check it'),
    again: z.boolean().default(false).describe('Also what was published before'),
  }),
  bodyExample: { reason: 'the agent was left out', event: EVENT_EXAMPLE },
  response: z.object({
    id: z.string(),
    result: z.enum(['published', 'would_be_published', 'done_before']),
    event_id: z.string(),
    published: retryResult.shape.published,
  }),
  example: {
    id: REJECTION_PARAMETER.example,
    result: 'published',
    event_id: '01958f3a-5c1e-7000-8000-000000000001',
    published: { partition: 3, offset: 61_000, event_id: '01958f3a-5c1e-7000-8000-000000000001' },
  },
  errors: [404, 409],
} as const satisfies Operation;
