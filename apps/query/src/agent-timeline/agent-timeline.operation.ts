import { z } from 'zod';
import { timeZone } from '../aggregates/time-zone.js';
import { event } from '../events/event.js';
import { EVENT_EXAMPLE } from '../events/event-example.js';
import { FILTERS } from '../events/event-filter.js';
import { PAGE } from '../events/page-parameters.js';
import { type Operation } from '../openapi/operation.js';
import { calendarDay } from '../parameters/calendar-day.js';
import { once } from '../parameters/parameter.js';
import { AGENT_TIMELINE_EXAMPLE } from './agent-timeline-example.js';
import { call, origin, presence, shift, totals, view } from './agent-day.js';

const time = z.string().meta({ format: 'date-time' });

export const agentTimeline = {
  id: 'agentTimeline',
  path: '/v1/agents/{id}/timeline',
  summary: 'A day of an agent: presence, views of tickets, calls, and what was done',
  right: 'events.read',
  description:
    'The day is one of the calendar in `tz`; at a change of the clock it has 23 or 25 hours. Intervals are cut to the day. ' +
    'Ends that were lost are closed by rule, and marked (docs/metrics.md, Sessions and shifts). `events` is a page of what the ' +
    'agent did, oldest first; pages with `cursor` have the events alone.',
  pathParameters: {
    id: { description: 'Id of the agent.', schema: FILTERS.actor.doc.schema, example: 'agent-7' },
  },
  parameters: {
    day: once(calendarDay, {
      description: 'Date in `tz`. Required.',
      required: true,
      schema: { type: 'string', format: 'date' },
      example: '2016-02-29',
    }),
    tz: once(
      timeZone,
      {
        description: 'Time zone (IANA) whose calendar the day is of; UTC without it.',
        schema: { type: 'string', default: 'UTC' },
        example: 'Europe/Prague',
      },
      'UTC',
    ),
    action: FILTERS.action,
    ...PAGE,
  },
  response: z.object({
    agent_id: z.string(),
    day: z.string().meta({ format: 'date' }),
    tz: z.string(),
    from: time.describe('First moment of the day'),
    to: time.describe('First moment after it'),
    hours: z.number().describe('Length of the day'),
    presence: z.array(presence).nullable().optional().describe('null when nothing can be said; see `meta`'),
    shifts: z.array(shift).nullable().optional(),
    views: z.array(view).nullable().optional(),
    calls: z.array(call).optional().describe('The first 1000; `totals` counts all'),
    totals: totals.partial().optional(),
    events: z.array(event).describe('Events of which the agent is the actor'),
    next_cursor: z.string().nullable().describe('Continues the events; null on their last page'),
    meta: z.object({ presence: origin, views: origin }).optional(),
  }),
  example: { ...AGENT_TIMELINE_EXAMPLE, events: [EVENT_EXAMPLE], next_cursor: null },
} as const satisfies Operation;

export type AgentTimeline = z.infer<typeof agentTimeline.response>;
