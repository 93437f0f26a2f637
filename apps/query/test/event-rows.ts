import { createHash } from 'node:crypto';
import { type InsertRow } from '@docket/clickhouse';

/** An event to be stored, as the test means it; the rest is filled in. */
export type TestEvent = {
  readonly tenant_id: string;
  readonly occurred_at: Date;
  readonly kafka_partition: number;
  readonly kafka_offset: number;
} & { readonly [K in keyof typeof EMPTY]?: Widened<(typeof EMPTY)[K]> };

type Widened<T> = T extends string
  ? string
  : T extends number
    ? number | bigint
    : T extends Date
      ? Date
      : Readonly<Record<string, string>>;

/** Every column has a value, also those that stay empty, so that all rows can go into one insert. */
const EMPTY = {
  action: 'ticket.note_added',
  actor_type: 'AGENT',
  actor_id: 'agent-1',
  actor_name: '',
  actor_email: '',
  actor_role: '',
  actor_department_id: '',
  on_behalf_of_type: '',
  on_behalf_of_id: '',
  on_behalf_of_name: '',
  on_behalf_of_email: '',
  on_behalf_of_role: '',
  on_behalf_of_department_id: '',
  department: '',
  department_id: '',
  department_name: '',
  ticket_id: '',
  target_type: '',
  target_id: '',
  target_name: '',
  channel: '',
  session_id: '',
  request_id: '',
  trace_id: '',
  ip: '',
  user_agent: '',
  outcome: 'SUCCESS',
  reason: '',
  producer_service: 'test',
  producer_instance: 'i1',
  producer_sequence: 1,
  subject_key_id: '',
  labels: {},
  details: {},
  schema_id: 7,
  epoch: 1,
  appended_at: new Date(Date.UTC(2026, 5, 1)),
  ingested_at: new Date(Date.UTC(2026, 5, 1)),
} satisfies InsertRow;

/** The row of an event; its id follows from where it stands in the topic. */
export function eventRowOf(event: TestEvent): InsertRow {
  const place = `${event.tenant_id}/${event.kafka_partition}/${event.kafka_offset}`;
  return { event_id: eventIdOf(place), ...EMPTY, ...event };
}

export function eventIdOf(place: string): string {
  const hex = createHash('sha256').update(place).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A generated event: what tests ask for is always there. */
export type TiedEvent = TestEvent &
  Required<Pick<TestEvent, 'action' | 'actor_id' | 'department' | 'ticket_id' | 'channel' | 'outcome'>>;

const ACTIONS = ['ticket.created', 'ticket.status_changed', 'ticket.note_added', 'user.logged_in', 'audit.searched'];
const START = Date.UTC(2026, 0, 1);

/**
 * A tenant's events in which many share a moment: at minute resolution, over three months, five actions, four actors, three
 * departments (and none), tickets that each stay in one partition.
 */
export function tiedEvents(tenantId: string, count: number): TiedEvent[] {
  return Array.from({ length: count }, (_, n) => {
    const ticket = n % 17;
    const action = ACTIONS[(n * 7) % ACTIONS.length] ?? '';
    return {
      tenant_id: tenantId,
      // Eight moments a day, so that about a dozen events share each.
      occurred_at: new Date(START + (((n * 37) % 90) * 24 * 60 + (n % 8) * 60) * 60_000),
      action,
      actor_id: `agent-${(n * 3) % 4}`,
      department: ['', 'support', 'sales', 'billing'][(n * 5) % 4] ?? '',
      ticket_id: action.startsWith('user.') ? '' : `T-${ticket}`,
      channel: ['email', 'chat', ''][n % 3] ?? '',
      outcome: n % 11 === 0 ? 'FAILURE' : 'SUCCESS',
      kafka_partition: ticket % 4,
      kafka_offset: n,
    };
  });
}
