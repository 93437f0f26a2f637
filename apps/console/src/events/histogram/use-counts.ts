import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Counts } from '../../api/answers.js';
import { ask } from '../../api/ask.js';
import { type EventsSearch } from '../search.js';
import { type Bar, barsOf, type Bucket, bucketFor, momentMs } from './spans.js';

/** Counts over time of the events that are asked for. */
export interface CountsOverTime {
  readonly bars: readonly Bar[];
  readonly bucket: Bucket;
}

const MOST_ROWS = '5000';
const MINUTE_MS = 60_000;

/** @param enabled whether the caller may count */
export function useCounts({ q, from, to }: EventsSearch, zone: string, enabled: boolean) {
  return useQuery({
    queryKey: ['counts', { q, from, to, zone }],
    queryFn: ({ signal }) => readCounts({ query: q, from, to, tz: zone }, signal),
    enabled,
    placeholderData: keepPreviousData,
  });
}

interface Question {
  readonly query: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly tz: string;
}

async function readCounts(question: Question, signal: AbortSignal): Promise<CountsOverTime> {
  const span = spanOf(question) ?? (await findSpan(question, signal));
  if (span === undefined) return { bars: [], bucket: 'day' };
  const bucket = bucketFor(Date.parse(span.to) - Date.parse(span.from));
  const asked = { ...question, ...span, bucket, measure: 'count', group_by: 'outcome', fill: 'true', limit: MOST_ROWS };
  return { bars: barsOf(await ask<Counts>('/v1/aggregates', asked, signal)), bucket };
}

/** The span of a question with a beginning; undefined when the log has to be looked at. Whole minutes, so that bars are. */
function spanOf({ from, to }: Question): { from: string; to: string } | undefined {
  const now = Date.now();
  const start = from === undefined ? undefined : momentMs(from, now);
  const end = to === undefined ? now + MINUTE_MS : momentMs(to, now);
  if (start === undefined || end === undefined || start >= end) return undefined;
  const whole = (ms: number) => new Date(Math.floor(ms / MINUTE_MS) * MINUTE_MS).toISOString();
  return { from: whole(start), to: to === undefined ? whole(end) : new Date(end).toISOString() };
}

/** From the first month with events to the last day with some: two answers of few rows, whatever the size of the log. */
async function findSpan(question: Question, signal: AbortSignal): Promise<{ from: string; to: string } | undefined> {
  const ask1 = (more: { bucket: string; from?: string; to?: string }) =>
    ask<Counts>('/v1/aggregates', { ...question, measure: 'count', ...more }, signal);
  const months = (await ask1({ bucket: 'month' })).rows;
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return undefined;
  const daysOf = async (month: typeof first) =>
    (await ask1({ bucket: 'day', from: month.bucket, to: month.bucket_end })).rows;
  const [early, late] = await Promise.all([daysOf(first), daysOf(last)]);
  return { from: early[0]?.bucket ?? first.bucket, to: late.at(-1)?.bucket_end ?? last.bucket_end };
}
