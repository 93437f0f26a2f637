import { z } from 'zod';
import { presence, shift } from '../agent-timeline/agent-day.js';

const moment = z.string().meta({ format: 'date-time' });
const duration = z.int().min(0);

/** Numbers of a day of an agent, in the order in which they are shown. Their definitions are in docs/metrics.md. */
export const TIME_COLUMNS = [
  'online_ms',
  'away_ms',
  'unknown_ms',
  'presences_by_rule',
  'tickets',
  'views',
  'views_by_rule',
  'viewing_ms',
  'view_ms',
  'overlap_ms',
  'calls',
  'call_ms',
] as const;
export type TimeColumn = (typeof TIME_COLUMNS)[number];

/** The same for every column. */
export function perTimeColumn<T>(value: T): Record<TimeColumn, T> {
  return Object.fromEntries(TIME_COLUMNS.map((column) => [column, value])) as Record<TimeColumn, T>;
}

const state = presence.pick({ category: true }).extend(shift.shape);

const ticket = z.object({
  ticket: z.string(),
  views: z.int().describe('How often it was open'),
  viewing_ms: duration.describe('How long; in two windows at a time once'),
  overlap_ms: duration.describe('How long of that other tickets were open as well'),
  by_rule: z.int().describe('Views whose end was lost, and is the last event and a while'),
});

/** A day of an agent, as answers show it. */
export const timeRow = z.object({
  agent: z.string(),
  day: z.string().meta({ format: 'date' }),
  from: moment.describe('First moment of the day, or of the period if that is later'),
  to: moment.describe('First moment after it, or after the period'),
  values: z.object(perTimeColumn(duration)),
  presence: z.array(state).describe('When the agent was there: all states but OFFLINE, cut to the day'),
  shifts: z.array(shift).describe('States that follow one another without a gap'),
  tickets: z.array(ticket).describe('Tickets that the agent looked at, the longest first'),
  since: moment.describe('When what touches the day began: for evidence'),
  until: moment.describe('Where the evidence of the day ends'),
});
export type TimeRow = z.infer<typeof timeRow>;
export type TicketTime = z.infer<typeof ticket>;
