import { type DocketClient, pagesOf } from '@docket/client';
import { type QueriedEvent } from '../query/answers.js';
import { type EventsQuery } from './event-filter.js';

/** Most events the query service gives in one answer. */
const PAGE = 1000;

/** The newest events that the filter means, at most `limit`, newest first, page by page. */
export async function fetchEvents(
  client: DocketClient,
  filter: EventsQuery,
  limit: number,
  signal: AbortSignal,
): Promise<QueriedEvent[]> {
  const events: QueriedEvent[] = [];
  const query = { ...filter, limit: Math.min(limit, PAGE) };
  for await (const page of pagesOf(client, '/v1/events', { params: { query }, signal })) {
    events.push(...page.events.slice(0, limit - events.length));
    if (events.length >= limit) break;
  }
  return events;
}
