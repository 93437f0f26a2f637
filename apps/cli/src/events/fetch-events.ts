import { eventPage, type QueriedEvent } from '../query/answers.js';
import { type Parameters, type QueryClient } from '../query/query-client.js';

/** Most events the query service gives in one answer. */
const PAGE = 1000;

/** The newest events that the filter means, at most `limit`, newest first, page by page. */
export async function fetchEvents(
  client: QueryClient,
  filter: Parameters,
  limit: number,
  signal: AbortSignal,
): Promise<QueriedEvent[]> {
  const events: QueriedEvent[] = [];
  let cursor: string | undefined;
  do {
    const parameters = { ...filter, cursor, limit: Math.min(limit - events.length, PAGE) };
    const page = await client.get('/v1/events', parameters, eventPage, signal);
    events.push(...page.events);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined && events.length < limit);
  return events;
}
