import { setTimeout as delay } from 'node:timers/promises';
import { type QueriedEvent } from '../query/answers.js';
import { type QueryClient } from '../query/query-client.js';
import { type EventFilter, fetchEvents } from './fetch-events.js';

const POLL_MS = 1_000;
/** Events of several producers do not arrive in the order in which they happened: so far back is looked again. */
const OVERLAP_MS = 60_000;
/** Bounds one look; what is beyond it in one overlap is not a tail that anybody reads. */
const MOST_AT_ONCE = 10_000;

/** New events as they appear, oldest first, each once, until the signal fires. `past` is what was shown already. */
export async function* followEvents(
  client: QueryClient,
  filter: EventFilter,
  past: readonly QueriedEvent[],
  signal: AbortSignal,
): AsyncGenerator<QueriedEvent> {
  const seen = new Map(past.map((event) => [event.event_id, Date.parse(event.occurred_at)]));
  let newest = Math.max(Date.now() - OVERLAP_MS, ...seen.values());
  for (;;) {
    await delay(POLL_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const from = new Date(newest - OVERLAP_MS);
    const events = await fetchEvents(client, { ...filter, from: from.toISOString() }, MOST_AT_ONCE, signal);
    for (const event of events.reverse()) {
      if (!seen.has(event.event_id)) yield event;
      const at = Date.parse(event.occurred_at);
      seen.set(event.event_id, at);
      newest = Math.max(newest, at);
    }
    for (const [id, at] of seen) if (at < newest - 2 * OVERLAP_MS) seen.delete(id);
  }
}
