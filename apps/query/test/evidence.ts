import { type TestEvent } from './event-rows.js';

/** Rows of events that a query of `/v1/events` has, in the order of the log. */
export type EventSource = (query: string) => Promise<readonly TestEvent[]>;

type Test = (event: TestEvent) => boolean;

/** What `/v1/events` answers, worked out by hand from all events there are. */
export function knownEvents(events: readonly TestEvent[]): EventSource {
  const ordered = [...events].sort(
    (a, b) =>
      a.occurred_at.getTime() - b.occurred_at.getTime() ||
      a.kafka_partition - b.kafka_partition ||
      a.kafka_offset - b.kafka_offset,
  );
  return (query) => {
    const { pathname, searchParams } = new URL(query, 'http://x');
    if (pathname !== '/v1/events') throw new Error(`no query of events: ${query}`);
    const wanted = new Map<string, string[]>();
    for (const [name, value] of searchParams) wanted.set(name, [...(wanted.get(name) ?? []), value]);
    if (!wanted.has('action')) wanted.set('action', ['ticket.*', 'user.*']);
    const tests = [...wanted].map(([name, values]) => testOf(name, values));
    return Promise.resolve(ordered.filter((event) => tests.every((passes) => passes(event))));
  };
}

function testOf(name: string, values: readonly string[]): Test {
  const any = new Set(values);
  const detail = /^detail\.(\w+)$/.exec(name)?.[1];
  if (detail !== undefined) return ({ details }) => any.has(details?.[detail] ?? '');
  const moment = Date.parse(values[0] ?? '');
  switch (name) {
    case 'action': {
      const categories = values.filter((value) => value.endsWith('.*')).map((value) => value.slice(0, -1));
      return ({ action = '' }) => any.has(action) || categories.some((category) => action.startsWith(category));
    }
    case 'actor':
      return ({ actor_id = '' }) => any.has(actor_id);
    case 'actor_type':
      return ({ actor_type = '' }) => any.has(actor_type);
    case 'department':
      return ({ department = '' }) => any.has(department);
    case 'ticket':
      return ({ ticket_id = '' }) => any.has(ticket_id);
    case 'from':
      return ({ occurred_at }) => occurred_at.getTime() >= moment;
    case 'to':
      return ({ occurred_at }) => occurred_at.getTime() < moment;
    default:
      throw new Error(`/v1/events has no filter ${name}`);
  }
}
