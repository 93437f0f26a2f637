import { expect, it } from '@jest/globals';
import { type TimelineEvent } from '../../api/ticket-answers.js';
import { segmentsOf } from './segments.js';

const event = (ms: number, action: string, details: Record<string, string>, outcome = 'SUCCESS') =>
  ({ action, details, outcome, occurred_at: new Date(ms).toISOString() }) as unknown as TimelineEvent;

it('statuses follow one another; what was refused and what lasted no time is none', () => {
  const events = [
    event(0, 'ticket.created', { status: 'New', status_category: 'NEW' }),
    event(5, 'ticket.transferred', { to: 'x' }),
    event(10, 'ticket.status_changed', { to: 'Open', to_category: 'OPEN' }),
    event(12, 'ticket.status_changed', { to: 'Closed', to_category: 'CLOSED' }, 'DENIED'),
    event(20, 'ticket.status_changed', { to: 'Waiting', to_category: 'WAITING' }),
    event(20, 'ticket.status_changed', { to: 'Resolved' }),
  ];
  expect(segmentsOf(events, 30)).toEqual([
    { from: 0, to: 10, status: 'New', category: 'NEW' },
    { from: 10, to: 20, status: 'Open', category: 'OPEN' },
    { from: 20, to: 30, status: 'Resolved', category: '' },
  ]);
  expect(segmentsOf([], 30)).toEqual([]);
});
