import { type Action } from '@docket/events';
import { generateTraffic, type TrafficEvent, type TrafficOptions } from '../src/index.js';

/** A Monday. */
export const START = Date.UTC(2026, 0, 5);

/** The first events of a help desk. */
export function played(count: number, options: Partial<TrafficOptions> = {}): TrafficEvent[] {
  const events: TrafficEvent[] = [];
  for (const event of generateTraffic({ seed: 1, tenantId: 'demo', agents: 12, start: START, ...options })) {
    if (events.push(event) === count) break;
  }
  return events;
}

/** A field of the action. */
export function detail(event: TrafficEvent, name: string): unknown {
  return event.input.details?.[name];
}

/** Events of some actions, in order, by what `keyOf` says. */
export function grouped<K>(
  events: readonly TrafficEvent[],
  keyOf: (event: TrafficEvent) => K | null | undefined,
  actions?: readonly Action[],
): Map<K, TrafficEvent[]> {
  const groups = new Map<K, TrafficEvent[]>();
  for (const event of events) {
    const key = keyOf(event);
    if (key == null || actions?.includes(event.action) === false) continue;
    const group = groups.get(key) ?? [];
    group.push(event);
    groups.set(key, group);
  }
  return groups;
}

/** Events by ticket. */
export function byTicket(events: readonly TrafficEvent[], actions?: readonly Action[]): Map<string, TrafficEvent[]> {
  return grouped(events, ({ input }) => input.ticket_id, actions);
}

/** What an event is called when a test tells of it. */
export function said({ action, input }: TrafficEvent): string {
  return `${new Date(input.occurred_at).toISOString()} ${action} of ${input.actor.id} on ${input.ticket_id ?? 'no ticket'}`;
}
