import { PERIOD } from '../parameters/period.js';
import { FORMAT } from '../csv/csv-format.js';
import { type Operation } from '../openapi/operation.js';
import { type Section, sectionsAnswer, sectionsExample } from '../reports/section.js';
import { SECURITY_SECTIONS } from './security-sections.js';
import { WORKING_TIME } from './working-time.js';

const EXAMPLE: Section = {
  keys: ['actor'],
  rows: [{ keys: ['agent-7'], count: 412, first_at: '2026-03-01T08:00:04.000Z', last_at: '2026-03-31T17:12:00.000Z' }],
  complete: true,
  evidence: {
    query:
      '/v1/events?actor_type=AGENT&actor={actor}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z',
  },
};

export const securityReport = {
  id: 'securityReport',
  path: '/v1/reports/security',
  summary: 'What security looks at',
  right: 'security.read',
  description:
    'Failed logins per actor and address, denied actions, what agents did outside working hours, exports, and how many tickets agents looked at without doing anything about them. Each section has evidence: the query of events that its counts are made of.',
  parameters: { ...PERIOD, ...WORKING_TIME, ...FORMAT },
  response: sectionsAnswer(SECURITY_SECTIONS),
  example: sectionsExample(SECURITY_SECTIONS, EXAMPLE),
  csvExample:
    'section,key_1,value_1,key_2,value_2,count,first_at,last_at\r\nexports,actor,agent-7,action,user.data_exported,2,2026-03-03T08:00:04.000Z,2026-03-09T17:12:00.000Z\r\n',
} as const satisfies Operation;
