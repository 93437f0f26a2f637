import { PERIOD } from '../parameters/period.js';
import { FORMAT } from '../csv/csv-format.js';
import { type Operation } from '../openapi/operation.js';
import { type Section, sectionsAnswer, sectionsExample } from '../reports/section.js';
import { ACTIVITY_SECTIONS } from './activity-sections.js';

const EXAMPLE: Section = {
  keys: ['action'],
  rows: [
    {
      keys: ['ticket.note_added'],
      count: 412,
      first_at: '2026-03-01T08:00:04.000Z',
      last_at: '2026-03-31T17:12:00.000Z',
    },
  ],
  complete: true,
  evidence: { query: '/v1/events?action={action}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z' },
};

export const activityReport = {
  id: 'activityReport',
  path: '/v1/reports/activity',
  summary: 'When, where and by whom most happens',
  right: 'events.analyse',
  description:
    'A heat map of hours and weekdays by the clock of `tz`, counts per action, department and channel, and the busiest agents and tickets. Each section has evidence: the query of events that its counts are made of.',
  parameters: { ...PERIOD, ...FORMAT },
  response: sectionsAnswer(ACTIVITY_SECTIONS),
  example: sectionsExample(ACTIVITY_SECTIONS, EXAMPLE),
  csvExample:
    'section,key_1,value_1,key_2,value_2,count,first_at,last_at\r\nactions,action,ticket.note_added,,,412,2026-03-01T08:00:04.000Z,2026-03-31T17:12:00.000Z\r\n',
} as const satisfies Operation;
