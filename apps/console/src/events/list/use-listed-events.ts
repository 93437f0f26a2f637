import { useMemo } from 'react';
import { type AuditEvent } from '../../api/answers.js';
import { type LiveTail, useLiveTail } from '../live/use-live-tail.js';
import { type EventsSearch } from '../search.js';
import { useEventPages } from '../use-event-pages.js';

/** The events that are there to be scrolled through, and the ways to more. */
export interface ListedEvents {
  readonly events: readonly AuditEvent[];
  readonly tail: LiveTail;
  readonly isLoading: boolean;
  readonly isLoadingMore: boolean;
  readonly error: Error | null;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  readonly loadEarlier: () => void;
  readonly retry: () => void;
}

/** Pages of the list, with what the live tail has brought in front. */
export function useListedEvents(search: EventsSearch, enabled: boolean): ListedEvents {
  const pages = useEventPages(search, enabled);
  const tail = useLiveTail(search.q, enabled && search.live === 'on');
  const { data, hasNextPage, hasPreviousPage, isFetchingNextPage, isFetchingPreviousPage } = pages;
  const stored = useMemo(() => data?.pages.flatMap((page) => page.events) ?? [], [data]);
  const events = useMemo(() => {
    if (tail.shown.length === 0) return stored;
    const known = new Set(stored.map((event) => event.event_id));
    return [...tail.shown.filter((event) => !known.has(event.event_id)), ...stored];
  }, [tail.shown, stored]);
  // What failed is tried again when somebody says so, not by the next turn of the wheel.
  const isIdle = !isFetchingNextPage && !isFetchingPreviousPage && pages.error === null;
  return {
    ...{ events, tail, error: pages.error, hasMore: hasNextPage },
    isLoading: pages.isPending,
    isLoadingMore: isFetchingNextPage,
    loadMore: () => {
      if (hasNextPage && isIdle) void pages.fetchNextPage();
    },
    loadEarlier: () => {
      if (hasPreviousPage && isIdle && search.live !== 'on') void pages.fetchPreviousPage();
    },
    retry: () => {
      void (data === undefined ? pages.refetch() : pages.fetchNextPage());
    },
  };
}
