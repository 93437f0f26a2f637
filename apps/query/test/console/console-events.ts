import { type ClickHouseWriter } from '@docket/clickhouse';
import { type TestEvent } from '../event-rows.js';
import { close, decide } from '../ledger-rows.js';
import { type RunningService } from '../running-service.js';
import { trafficRows } from '../traffic-rows.js';

const DAY = 86_400_000;
export const TENANT = 'acme';
/** A Monday. */
export const START = Date.UTC(2026, 2, 2, 6);
export const END = START + 4 * DAY;
/** Nobody else writes to it, so that offsets are the test's own. */
const PARTITION = 40;

const NAMES = ['Ana Silva', 'Ben Okafor', 'Carla Mendes', 'Dmitri Volkov', 'Eva Novak', 'Farid Haddad', 'Grace Lee'];

/** Four days of a played help desk, with what people look at: names, addresses, outcomes that are not as wished. */
export function helpDeskEvents(): TestEvent[] {
  return trafficRows({ seed: 11, tenantId: TENANT, agents: 7, start: START }, END).map((event, n) => {
    const isAgent = event.actor_type === 'AGENT';
    const number = Number(/\d+/.exec(event.actor_id ?? '')?.[0] ?? n);
    const outcome = n % 41 === 7 ? 'DENIED' : n % 29 === 3 ? 'FAILURE' : 'SUCCESS';
    return {
      ...event,
      outcome,
      appended_at: new Date(event.occurred_at.getTime() + 310),
      ingested_at: new Date(event.occurred_at.getTime() + 420),
      ...(isAgent
        ? { actor_name: NAMES[number % NAMES.length] ?? '', actor_role: 'agent', ip: `192.0.2.${number % 200}` }
        : {}),
      ...(outcome === 'DENIED' ? { reason: 'not in the department of the ticket' } : {}),
      request_id: `req-${n}`,
      labels: { plan: n % 3 === 0 ? 'gold' : 'basic' },
    };
  });
}

/** Lets events come in as ingestion does, one batch after another, so that a live tail shows them. */
export function arrivals(service: Pick<RunningService, 'store'> & { readonly writer: ClickHouseWriter }) {
  let next = 0;
  return async (events: readonly Partial<TestEvent>[]): Promise<void> => {
    const first = next;
    next += events.length;
    await decide(service.writer, [{ partition: PARTITION, first, last: next - 1 }]);
    await service.store(
      events.map((event, n) => ({
        tenant_id: TENANT,
        occurred_at: new Date(),
        appended_at: new Date(),
        ingested_at: new Date(),
        kafka_partition: PARTITION,
        kafka_offset: first + n,
        ...event,
      })),
    );
    await close(service.writer, PARTITION, next);
  };
}
