import { type AuditEvent } from '../src/events/event.js';
import { type EventSource } from './evidence.js';
import { type TestEvent } from './event-rows.js';
import { type Answer, type RunningService } from './running-service.js';

const PAGE = 1_000;

interface Page {
  readonly events: readonly AuditEvent[];
  readonly next_cursor: string | null;
}

/** All events that the service answers to a query of `/v1/events`, page by page. @param query with at least one parameter */
export async function allEvents(service: RunningService, key: string, query: string): Promise<AuditEvent[]> {
  const events: AuditEvent[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const next: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page: Answer<Page> = await service.get(key, `${query}&limit=${PAGE}${next}`);
    if (page.status !== 200) throw new Error(`${query}: ${JSON.stringify(page.body)}`);
    events.push(...page.body.events);
    cursor = page.body.next_cursor;
  }
  return events;
}

/** The same oldest first, as rows: evidence as a client follows it. */
export function askedEvents(service: RunningService, key: string): EventSource {
  return async (query) => (await allEvents(service, key, `${query}&order=oldest`)).map(toRow);
}

function toRow(event: AuditEvent): TestEvent {
  const { tenant_id, action, actor, department = '', ticket_id = '', target, outcome, details, labels } = event;
  return {
    ...{ tenant_id, action, department, ticket_id, outcome, details, labels },
    occurred_at: new Date(event.occurred_at),
    actor_type: actor.type,
    actor_id: actor.id,
    target_type: target?.type ?? '',
    target_id: target?.id ?? '',
    kafka_partition: event.partition,
    kafka_offset: event.offset,
  };
}
