import { useQuery } from '@tanstack/react-query';
import { type Parameters } from '../api/address.js';
import { type EventPage, type FieldValues } from '../api/answers.js';
import { ask } from '../api/ask.js';
import { addDays } from '../time/dates.js';
import { zoneTime } from '../time/zone-time.js';
import { type Report, type ReportSearch } from './search.js';

const STALE_MS = 60_000;
const DAYS = 28;

/** First and last date of a report. */
export interface Dates {
  readonly from: string;
  readonly until: string;
}

/** The dates of an address; the four weeks up to the newest event, where it says none. */
export function useDates({ from, until }: ReportSearch, zone: string, enabled: boolean): Dates | undefined {
  const isAsked = enabled && (from === undefined || until === undefined);
  const { data } = useQuery({
    queryKey: ['newest', zone],
    queryFn: async ({ signal }) => {
      const { events } = await ask<EventPage>('/v1/events', { limit: '1' }, signal);
      return zoneTime(events[0]?.occurred_at ?? Date.now(), zone).date;
    },
    enabled: isAsked,
    staleTime: STALE_MS,
  });
  const last = until ?? data;
  if (last === undefined) return undefined;
  return { from: from ?? addDays(last, 1 - DAYS), until: last };
}

/** What a report is asked for. */
export function reportParameters(report: Report, search: ReportSearch, dates: Dates, zone: string): Parameters {
  const period = { from: dates.from, to: addDays(dates.until, 1), tz: zone };
  const { by, department, compare, sort } = search;
  if (report === 'agents') return { ...period, by, department, compare: compare && 'previous' };
  if (report === 'sla') return { ...period, department, sort, limit: '500' };
  return period;
}

/** A report; while another period of it is worked out the one before stays. */
export function useReport<T>(report: Report, parameters: Parameters) {
  return useQuery({
    queryKey: ['report', report, parameters],
    queryFn: ({ signal }) => ask<T>(`/v1/reports/${report}`, parameters, signal),
    placeholderData: (before, query) => (query?.queryKey[1] === report ? before : undefined),
    staleTime: STALE_MS,
  });
}

/** The departments there are. */
export function useDepartments(enabled: boolean): readonly string[] {
  const { data } = useQuery({
    queryKey: ['departments'],
    queryFn: ({ signal }) => ask<FieldValues>('/v1/fields/department/values', {}, signal),
    enabled,
    staleTime: STALE_MS,
  });
  return data?.values.map(({ value }) => value) ?? [];
}
