import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type TicketTimeline } from '../api/ticket-answers.js';
import { ask } from '../api/ask.js';

const PAGE = '1000';
const STALE_MS = 30_000;

/** Where the timeline of a ticket is asked for. */
export function timelinePath(id: string): string {
  return `/v1/tickets/${encodeURIComponent(id)}/timeline`;
}

/** Events of a ticket, oldest first, and with `lineage` those of the tickets it came from or became. */
export function useTimeline(id: string, lineage: boolean, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ['ticket', id, { lineage }],
    queryFn: ({ pageParam, signal }) =>
      ask<TicketTimeline>(
        timelinePath(id),
        { lineage: lineage ? 'true' : undefined, limit: PAGE, cursor: pageParam },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    placeholderData: (before, query) => (query?.queryKey[1] === id ? before : undefined),
    enabled,
    staleTime: STALE_MS,
  });
}

/** How a ticket stood. @param asOf ISO 8601 */
export function useTicketState(id: string, asOf: string, enabled: boolean) {
  return useQuery({
    queryKey: ['ticket-state', id, asOf],
    queryFn: async ({ signal }) =>
      (await ask<TicketTimeline>(timelinePath(id), { as_of: asOf, limit: '1' }, signal)).state ?? null,
    enabled,
    placeholderData: keepPreviousData,
    staleTime: STALE_MS,
  });
}

/** The tickets it came from or became. */
export function useRelatives(id: string, enabled: boolean) {
  return useQuery({
    queryKey: ['ticket-relatives', id],
    queryFn: async ({ signal }) =>
      (await ask<TicketTimeline>(timelinePath(id), { lineage: 'true', limit: '1' }, signal)).lineage,
    enabled,
    staleTime: STALE_MS,
  });
}
