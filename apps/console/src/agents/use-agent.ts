import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type AgentDay } from '../api/agent-answers.js';
import { type Counts, type EventPage } from '../api/answers.js';
import { ask } from '../api/ask.js';
import { type AgentsReport } from '../api/report-answers.js';
import { addDays, startOf } from '../time/dates.js';
import { zoneTime } from '../time/zone-time.js';

const STALE_MS = 30_000;
const PAGE = '1000';
/** Days of the heat map. */
export const DAYS = 21;

/** A day of an agent, of one time zone. */
export interface DayOf {
  readonly id: string;
  readonly day: string;
  readonly zone: string;
}

/** Where a day is asked for. */
export function dayPath(id: string): string {
  return `/v1/agents/${encodeURIComponent(id)}/timeline`;
}

/** The date of the newest event of an agent, today when there is none. */
export function useNewestDay(id: string, zone: string, enabled: boolean) {
  return useQuery({
    queryKey: ['agent-newest', id, zone],
    queryFn: async ({ signal }) => {
      const { events } = await ask<EventPage>('/v1/events', { actor: id, actor_type: 'AGENT', limit: '1' }, signal);
      return zoneTime(events[0]?.occurred_at ?? Date.now(), zone).date;
    },
    enabled,
    staleTime: STALE_MS,
  });
}

/** What an agent did on a day, page by page; the first page has presence, views and calls. */
export function useAgentDay({ id, day, zone }: DayOf) {
  return useInfiniteQuery({
    queryKey: ['agent-day', id, day, zone],
    queryFn: ({ pageParam, signal }) =>
      ask<AgentDay>(dayPath(id), { day, tz: zone, limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    staleTime: STALE_MS,
  });
}

/** The numbers of a day, and the medians of the department. */
export function useDayReport({ id, day, zone }: DayOf, enabled: boolean) {
  return useQuery({
    queryKey: ['agent-report', id, day, zone],
    queryFn: ({ signal }) =>
      ask<AgentsReport>('/v1/reports/agents', { from: day, to: addDays(day, 1), tz: zone, actor: id }, signal),
    enabled,
    staleTime: STALE_MS,
  });
}

/** Events per hour of the three weeks that end with a day. */
export function useActivity({ id, day, zone }: DayOf, enabled: boolean) {
  const from = startOf(addDays(day, 1 - DAYS), zone);
  const to = startOf(addDays(day, 1), zone);
  return useQuery({
    queryKey: ['agent-activity', id, day, zone],
    queryFn: ({ signal }) =>
      ask<Counts>(
        '/v1/aggregates',
        { actor: id, actor_type: 'AGENT', bucket: 'hour', measure: 'count', from, to, tz: zone },
        signal,
      ),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: STALE_MS,
  });
}
