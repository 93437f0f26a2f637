import { expect, it } from '@jest/globals';
import { evidenceSearch } from './evidence-search.js';

const PERIOD = 'from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z';
const period = { from: '2026-03-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z' };

it.each([
  [`actor_type=AGENT&actor={key}&${PERIOD}`, { key: 'agent 7' }, 'actor_type:AGENT actor:"agent 7"'],
  [`action=ticket.*&ticket={ticket}&${PERIOD}`, { ticket: 'a*' }, 'action:ticket.* ticket:"a*"'],
  [
    `department={department}&action=!audit.viewed&${PERIOD}`,
    { department: null },
    '-department:* -action:audit.viewed',
  ],
  [`action=a.b&action=c.d&channel=!*&${PERIOD}`, {}, 'action:a.b action:c.d -channel:*'],
] as [string, Record<string, string | null>, string][])('%s of %j is found by %s', (query, keys, q) => {
  expect(evidenceSearch(`/v1/events?${query}`, keys)).toEqual({ q, ...period });
});
