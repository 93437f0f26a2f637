import { useInfiniteQuery } from '@tanstack/react-query';
import { type EventPage } from '../api/answers.js';
import { type Parameters } from '../api/address.js';
import { ask } from '../api/ask.js';
import { type EventsSearch } from './search.js';

const PAGE = '200';

/** What the list is asked for. A live list is of what happens: it begins with the newest, whatever else was chosen. */
export function listParameters({ q, from, to, order, at, live }: EventsSearch): Parameters {
  if (live === 'on') return { query: q };
  return { query: q, from, to, order, at };
}

/** Pages of the list, in both directions from where it begins. */
export function useEventPages(search: EventsSearch, enabled: boolean) {
  const parameters = listParameters(search);
  return useInfiniteQuery({
    queryKey: ['events', parameters],
    queryFn: ({ pageParam, signal }) =>
      ask<EventPage>('/v1/events', { ...parameters, limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    getPreviousPageParam: (first) => first.previous_cursor ?? undefined,
    enabled,
    // Asked for anew it would be read page by page, and is as it was: cursors are places in the log.
    staleTime: Infinity,
    gcTime: 60_000,
  });
}
