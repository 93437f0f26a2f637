import { z } from 'zod';

const time = z.string().meta({ format: 'date-time' });
const duration = z.int().min(0);
const text = z.string().optional();

const withinDay = {
  began_at: time.describe('Not before the day'),
  ended_at: time.nullable().describe('Not after the day; null: it goes on'),
  began_before: z.boolean().describe('It began before the day'),
  ends_after: z.boolean().describe('It ends after the day'),
  closed_by: z
    .enum(['event', 'rule', 'open'])
    .describe(
      'event: its end is recorded; rule: the end was lost, and is the last event and a while; open: it goes on',
    ),
  duration_ms: duration.describe('Within the day, until now where it goes on'),
};

export const presence = z.object({
  category: z.string().describe('ONLINE, AWAY, OFFLINE or UNKNOWN'),
  state: text.describe('State, as the installation calls it'),
  ...withinDay,
  began_by: z.string().describe('Action that began it'),
  ended_by: text.describe('Action that ended it'),
  cause: text,
  session_id: text,
  department: text,
});

export const shift = z.object(withinDay);

export const view = z.object({
  ticket_id: z.string(),
  view_id: text,
  ...withinDay,
  began_is_computed: z.boolean().describe('Only its end was recorded, with how long it had been'),
  overlap_ms: duration.describe('How long other views were open at the same time'),
});

export const call = z.object({
  event_id: z.string().meta({ format: 'uuid' }),
  occurred_at: time,
  ticket_id: text,
  direction: z.string(),
  duration_ms: duration,
  answered: z.boolean().optional(),
  wait_ms: duration.optional(),
});

/** Where intervals come from. */
export const origin = z.object({
  source: z.string().nullable().describe('Projection; null when it cannot be used, and nothing is told then'),
  why: z.string(),
});

export const totals = z.object({
  online_ms: duration,
  away_ms: duration,
  offline_ms: duration,
  unknown_ms: duration,
  shift_ms: duration.describe('In shifts'),
  viewing_ms: duration.describe('Looking at one ticket or several'),
  view_ms: duration.describe('Sum of all views: what overlaps is counted for each'),
  calls: z.int(),
  call_ms: duration,
});

export type Presence = z.infer<typeof presence>;
/** A shift is nothing but its part of the day. */
export type WithinDay = z.infer<typeof shift>;
export type ShownView = z.infer<typeof view>;
export type Call = z.infer<typeof call>;
export type Origin = z.infer<typeof origin>;
export type Totals = z.infer<typeof totals>;
