import { describe, expect, it } from '@jest/globals';
import { type AgentDay, type View } from '../../api/agent-answers.js';
import { type AuditEvent } from '../../api/answers.js';
import { hoursShown, laneOf, placeViews } from './lanes.js';

const iso = (hour: number) => new Date(hour * 3_600_000).toISOString();
const view = (from: number, to: number | null) =>
  ({ ticket_id: 'T', began_at: iso(from), ended_at: to === null ? null : iso(to) }) as View;
const day = (more: Partial<AgentDay>) => ({ from: iso(0), to: iso(24), ...more }) as AgentDay;
const event = (hour: number) => ({ occurred_at: iso(hour) }) as AuditEvent;
const hours = ({ from, to }: { from: number; to: number }) => [from / 3_600_000, to / 3_600_000];

describe('the lanes of a day', () => {
  it('show whole hours with all that happened, whoever was away the rest of the day', () => {
    const presence = [
      { category: 'OFFLINE', began_at: iso(0), ended_at: iso(7) },
      { category: 'ONLINE', began_at: iso(8.5), ended_at: iso(16) },
    ] as unknown as AgentDay['presence'];
    expect(hours(hoursShown(day({ presence: presence ?? null }), [event(16.2)], 1e12))).toEqual([8, 17]);
    expect(hours(hoursShown(day({ views: [view(3, null)] }), [], 5 * 3_600_000 - 1))).toEqual([3, 5]);
    expect(hours(hoursShown(day({ presence: null, views: null }), [], 0))).toEqual([0, 24]);
  });

  it('place views so that none covers another', () => {
    const placed = placeViews([view(1, 5), view(2, 3), view(3, 4), view(5, null)], 8 * 3_600_000);
    expect(placed.map(({ row }) => row)).toEqual([0, 1, 1, 0]);
    expect(placed.at(-1)?.to).toBe(8 * 3_600_000);
  });

  it.each([
    ['ticket.message_added', { direction: 'OUT' }, 'replies'],
    ['ticket.chatted', {}, 'replies'],
    ['ticket.message_added', { direction: 'IN' }, 'actions'],
    ['ticket.status_changed', {}, 'actions'],
    ['ticket.called', { direction: 'OUT' }, undefined],
    ['user.viewed_ticket', {}, undefined],
  ])('%s %j is of %s', (action, details, lane) => {
    expect(laneOf({ action, details } as unknown as AuditEvent)).toBe(lane);
  });
});
