import { type AuditEvent } from './event.js';

/** An event as the documentation shows it. */
export const EVENT_EXAMPLE: AuditEvent = {
  event_id: '0190b5a4-7c1e-7bb3-9a54-3f1f5f0f7a21',
  occurred_at: '2016-02-29T01:16:00.000Z',
  tenant_id: 'acme',
  action: 'ticket.status_changed',
  actor: { type: 'AGENT', id: 'agent-7', name: 'Ana Silva', department_id: 'support' },
  department: 'support',
  ticket_id: 'INC0000045',
  channel: 'email',
  outcome: 'SUCCESS',
  producer: { service: 'helpdesk', instance: 'b7c4', sequence: 1042 },
  labels: {},
  details: { from: 'New', to: 'Active', to_category: 'OPEN' },
  schema_id: 7,
  epoch: 1,
  partition: 3,
  offset: 1184,
  appended_at: '2016-02-29T01:16:00.412Z',
  ingested_at: '2016-02-29T01:16:00.633Z',
};
