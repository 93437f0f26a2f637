import { describe, expect, it } from '@jest/globals';
import { FILTERS } from '../events/event-filter.js';
import { readParameters } from '../parameters/read-parameters.js';
import { type Asked, chooseSource } from './source.js';
import { hasWholeHours } from './whole-hours.js';

const filter = (query: Record<string, string | string[]> = {}) => readParameters(FILTERS, query);
const asked = (more: Partial<Asked> = {}): Asked => ({
  dimensions: [],
  measures: ['count'],
  bucket: undefined,
  tz: 'UTC',
  filter: filter(),
  ...more,
});
const healthy = { reasonAgainst: () => Promise.resolve(undefined) };
const choose = async (more: Partial<Asked>, health = healthy) => {
  const { name, why } = await chooseSource(asked(more), health);
  return [name, why];
};
const counts = ['action_counts_hourly', 'it counts what is asked, in whole hours'];
const table = (why: string) => ['audit_events', expect.stringContaining(why)];

describe('where an aggregate comes from', () => {
  it('is the projection of hours when that can tell exactly', async () => {
    expect(await choose({})).toEqual(counts);
    expect(await choose({ dimensions: ['category', 'department', 'channel', 'outcome'] })).toEqual(counts);
    const query = { action: 'ticket.*', department: 'sales', from: '2026-01-01T05:00:00Z', to: '2026-02-01' };
    const daily = {
      filter: filter(query),
      bucket: 'day' as const,
      tz: 'Europe/Prague',
      measures: ['rate_per_hour' as const],
    };
    expect(await choose(daily)).toEqual(counts);
  });

  it.each([
    [
      { dimensions: ['actor' as const] },
      'action_counts_hourly has no actor; agent_activity_hourly needs actor_type=AGENT',
    ],
    [{ dimensions: ['label.plan' as const] }, 'action_counts_hourly has no label.plan'],
    [{ measures: ['count' as const, 'distinct_tickets' as const] }, 'action_counts_hourly has no distinct_tickets'],
    [{ filter: filter({ ticket: 'T-1' }) }, 'action_counts_hourly cannot be filtered by ticket'],
    [{ filter: filter({ from: '2026-01-01T00:00:01Z' }) }, 'not whole hours'],
    [{ filter: filter({ to: '2026-01-01T00:30:00Z' }) }, 'not whole hours'],
    [{ bucket: 'minute' as const }, 'no minutes'],
    [{ bucket: 'day' as const, tz: 'Asia/Kolkata' }, 'the clock of Asia/Kolkata'],
    [
      { bucket: 'hour' as const, tz: 'Australia/Lord_Howe', filter: filter({ from: '2026-01-01', to: '2026-02-01' }) },
      'clock',
    ],
  ])('is the table for %j', async (more, why) => {
    expect(await choose(more)).toEqual(table(why));
  });

  it('is the table when the projection must not be used', async () => {
    const broken = { reasonAgainst: () => Promise.resolve('is broken') };
    const { name, why } = await chooseSource(asked(), broken);
    expect([name, why]).toEqual(table('action_counts_hourly is broken'));
  });

  it('is that of agents for what those count, and for agents alone', async () => {
    const of = (more: object) => ({
      filter: { ...filter({ action: ['ticket.note_added', 'user.logged_in'] }), ...more },
    });
    const by = { dimensions: ['actor' as const], measures: ['count' as const, 'distinct_actors' as const] };
    expect(await choose({ ...by, ...of({ actor_type: ['AGENT'] }) })).toEqual(['agent_activity_hourly', counts[1]]);
    expect(await choose({ ...by, ...of({ actor_type: ['BOT'] }) })).toEqual(table('needs actor_type=AGENT'));
    expect(await choose({ ...by, filter: { ...filter(), ...{ actor_type: ['AGENT'] } } })).toEqual(
      table('needs actions of'),
    );
  });

  it('asks about the health of the time that is asked for', async () => {
    const seen: unknown[] = [];
    const health = {
      reasonAgainst: (...args: unknown[]) => {
        seen.push(args);
        return Promise.resolve(undefined);
      },
    };
    await chooseSource(asked({ filter: filter({ from: '2026-01-01', to: '2026-01-02' }) }), health);
    expect(seen).toEqual([['action_counts_hourly', { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 0, 2) }]]);
  });
});

describe('whole hours', () => {
  it.each([
    ['UTC', undefined, undefined, true],
    ['Europe/Prague', undefined, undefined, true],
    ['America/New_York', undefined, undefined, true],
    ['Asia/Kolkata', undefined, undefined, false],
    ['Asia/Kathmandu', Date.UTC(2026, 0, 1), Date.UTC(2026, 1, 1), false],
    ['Asia/Singapore', undefined, undefined, false],
    // Half an hour until 1981, whole hours since.
    ['Asia/Singapore', Date.UTC(2026, 0, 1), Date.UTC(2026, 1, 1), true],
    ['Australia/Lord_Howe', Date.UTC(2026, 0, 1), Date.UTC(2026, 1, 1), false],
  ])('of %s from %s to %s: %s', (zone, from, to, expected) => {
    expect(hasWholeHours(zone, from, to)).toBe(expected);
  });
});
