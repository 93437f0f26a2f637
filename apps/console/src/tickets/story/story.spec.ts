import { describe, expect, it } from '@jest/globals';
import { type TimelineEvent } from '../../api/ticket-answers.js';
import { viewersOf } from '../side/viewers.js';
import { daysOf, storyOf } from './story.js';

const MINUTE = 60_000;
const NOW = 100_000 * MINUTE;

/** An event of a ticket, so many minutes after 1970. */
function event(minute: number, action: string, actor = 'ana', details: Record<string, string> = {}): TimelineEvent {
  return {
    event_id: `${minute}/${action}/${actor}`,
    occurred_at: new Date(minute * MINUTE).toISOString(),
    ticket_id: 'T-1',
    action,
    actor: { type: 'AGENT', id: actor },
    details,
  } as unknown as TimelineEvent;
}
const viewed = (minute: number, actor = 'ana', view = 'v1') =>
  event(minute, 'user.viewed_ticket', actor, { view_id: view });
const left = (minute: number, actor = 'ana', view = 'v1', more = {}) =>
  event(minute, 'user.left_ticket', actor, { view_id: view, ...more });
const note = (minute: number, actor = 'ana') => event(minute, 'ticket.note_added', actor);

/** A story in a few letters. */
function told(events: readonly TimelineEvent[], now = NOW): string[] {
  return storyOf(events, now).entries.map((entry) => {
    if (entry.kind === 'gap') return `gap ${entry.ms / MINUTE}`;
    if (entry.kind === 'event') return `at ${entry.began / MINUTE}`;
    const people = entry.visits.map(({ actor, acts, end }) => `${actor.id} ${acts}${end === 'told' ? '' : ` ${end}`}`);
    return `${entry.began / MINUTE}-${entry.ended / MINUTE} ${people.join(', ')}: ${entry.events.length}`;
  });
}

describe('the story of a ticket', () => {
  it('has what was done while somebody looked with the visit, and all else by itself', () => {
    expect(told([note(0), viewed(1), note(2), note(3, 'bot'), left(4), note(5)])).toEqual([
      'at 0',
      '1-4 ana 1: 2',
      'at 5',
    ]);
  });

  it('has visits at the same time as one, and tells who did nothing', () => {
    expect(told([viewed(1), viewed(2, 'ben'), note(3), left(4, 'ben'), left(6)])).toEqual(['1-6 ana 1, ben 0: 1']);
    expect(told([viewed(1), left(2), viewed(2, 'ben'), left(3, 'ben')])).toEqual(['1-2 ana 0: 0', '2-3 ben 0: 0']);
  });

  it('says where nothing happened for an hour, from the end of the longest visit', () => {
    expect(told([viewed(0), viewed(1, 'ben'), left(2, 'ben'), left(30), note(80), note(140)])).toEqual([
      '0-30 ana 0, ben 0: 0',
      'at 80',
      'gap 60',
      'at 140',
    ]);
  });

  it('closes a visit whose end was lost by rule', () => {
    expect(told([viewed(1), note(3)])).toEqual(['1-8 ana 1 lost: 1']);
    expect(told([viewed(1), viewed(3), left(4)])).toEqual(['1-3 ana 0 lost: 0', '3-4 ana 0: 0']);
    // Left more than a day later: that is no visit of a day.
    expect(told([viewed(0), left(1441)])).toEqual(['0-5 ana 0 lost: 0']);
    expect(told([viewed(1), note(3)], 4 * MINUTE)).toEqual(['1-4 ana 1 open: 1']);
  });

  it('knows a visit by its end alone, when that says how long it was', () => {
    expect(told([left(9, 'ana', 'v1', { duration_ms: String(4 * MINUTE) })])).toEqual(['5-9 ana 0: 0']);
    expect(told([left(9)])).toEqual([]);
  });

  it('is told by days, a gap on the day that ends it', () => {
    const { entries } = storyOf([note(0), note(1), note(2000)], NOW);
    const days = daysOf(entries, (ms) => String(Math.floor(ms / MINUTE / 1440)));
    expect(days.map(({ date, entries: of }) => [date, of.map(({ kind }) => kind)])).toEqual([
      ['0', ['event', 'event']],
      ['1', ['gap', 'event']],
    ]);
  });

  it('adds up who looked how long: two windows at once are one look, and idle is where nothing was done', () => {
    const events = [
      ...[viewed(0), viewed(2, 'ana', 'v2'), note(3), left(4, 'ana', 'v2'), left(6)],
      ...[viewed(10), left(13), viewed(20, 'ben'), left(21, 'ben')],
    ];
    const viewers = viewersOf(storyOf(events, NOW).visits);
    expect(viewers.map(({ actor, visits, ms, idleMs }) => [actor.id, visits, ms / MINUTE, idleMs / MINUTE])).toEqual([
      ['ana', 3, 9, 3],
      ['ben', 1, 1, 1],
    ]);
  });
});
