import { randomUUID } from 'node:crypto';
import { type InsertRow } from '@docket/clickhouse';
import fc from 'fast-check';

/** What of an event is left to chance; the rest follows from its place in the log. */
export interface ChanceEvent {
  readonly minute: number;
  readonly action: string;
  readonly actor: string;
  readonly ticket: string;
  readonly department: string;
  readonly outcome: string;
  readonly details: Readonly<Record<string, string>>;
}

const CATEGORIES = ['NEW', 'OPEN', 'WAITING', 'RESOLVED', 'CLOSED'];
const category = fc.constantFrom(...CATEGORIES);
const name = fc.constantFrom('a', 'b', 'c');

/** Details by action: those that projections read. */
const DETAILS: Readonly<Record<string, fc.Arbitrary<Record<string, string>>>> = {
  'ticket.created': fc.record({ status: name, status_category: category, priority: name, agent_id: name }),
  'ticket.status_changed': fc.record({ from: name, to: name, from_category: category, to_category: category }),
  'ticket.transferred': fc.record({ to_agent_id: name, to_department_id: fc.constantFrom('', 'd1', 'd2') }),
  'ticket.priority_changed': fc.record({ from: name, to: name }),
  'ticket.message_added': fc.record({ direction: fc.constantFrom('IN', 'OUT') }),
  'ticket.offline_message': fc.constant({}),
  'ticket.note_added': fc.constant({}),
  'ticket.internal_message_added': fc.constant({}),
  'ticket.file_attached': fc.constant({ size_bytes: '10' }),
  'ticket.called': fc.record({ duration_ms: fc.integer({ min: 0, max: 9 }).map(String) }),
  'user.viewed_ticket': fc.record({ view_id: fc.constantFrom('', 'v1') }),
  'user.left_ticket': fc.record({ view_id: fc.constantFrom('', 'v1'), duration_ms: fc.constantFrom('', '60000') }),
  'user.logged_in': fc.constant({ method: 'password' }),
  'user.logged_out': fc.record({ cause: fc.constantFrom('user', 'timeout') }),
  'user.state_changed': fc.record({ to: name, to_category: fc.constantFrom('ONLINE', 'AWAY', 'OFFLINE') }),
  'user.login_failed': fc.constant({ cause: 'wrong_password' }),
  'user.permission_changed': fc.constant({}),
  'user.settings_changed': fc.constant({}),
  'user.data_exported': fc.record({ row_count: fc.integer({ min: 0, max: 9 }).map(String) }),
};

/** One event. Few values and few minutes, so that there are ties and neighbours. */
export const chanceEvent: fc.Arbitrary<ChanceEvent> = fc.constantFrom(...Object.keys(DETAILS)).chain((action) =>
  fc.record({
    minute: fc.integer({ min: 0, max: 130 }),
    action: fc.constant(action),
    actor: fc.constantFrom('AGENT/1', 'AGENT/2', 'CONTACT/3'),
    ticket: fc.constantFrom('T-1', 'T-2'),
    department: fc.constantFrom('', 'd1', 'd2'),
    outcome: fc.constantFrom('SUCCESS', 'FAILURE', 'DENIED'),
    details: DETAILS[action] ?? fc.constant({}),
  }),
);

const BEGIN = Date.UTC(2026, 2, 31, 22);
const MINUTE = 60_000;

/** Its row in `audit_events`. @param index its place in the log */
export function eventRow(tenant: string, event: ChanceEvent, index: number): InsertRow {
  const [type = '', id = ''] = event.actor.split('/');
  return {
    event_id: randomUUID(),
    occurred_at: new Date(BEGIN + event.minute * MINUTE),
    tenant_id: tenant,
    action: event.action,
    actor_type: type,
    actor_id: id,
    department: event.department,
    ticket_id: event.ticket,
    ip: `10.0.0.${id}`,
    outcome: event.outcome,
    details: event.details,
    epoch: 1,
    kafka_partition: index % 2,
    kafka_offset: index,
  };
}
