import { describe, expect, it } from '@jest/globals';
import { readProjections } from '../index.js';
import { DAY_MS, HOUR_MS, wholeUnits } from './time-ranges.js';
import { windowOf } from './window.js';

const NOON = Date.parse('2026-03-01T12:00:00Z');

describe('wholeUnits', () => {
  it('widens to whole units, and joins what touches', () => {
    const ranges = [
      { from: NOON + HOUR_MS, to: NOON + HOUR_MS + 1 },
      { from: NOON - 1, to: NOON + 1 },
    ];
    expect(wholeUnits(ranges, HOUR_MS)).toEqual([{ from: NOON - HOUR_MS, to: NOON + 2 * HOUR_MS }]);
    expect(wholeUnits([{ from: NOON, to: NOON }], DAY_MS)).toEqual([]);
  });

  it('leaves apart what is apart', () => {
    const ranges = [0, 3].map((hours) => ({ from: NOON + hours * HOUR_MS, to: NOON + (hours + 1) * HOUR_MS }));
    expect(wholeUnits(ranges, HOUR_MS)).toEqual(ranges);
  });
});

describe('windowOf', () => {
  const window = (name: string) => {
    const definition = readProjections().find((one) => one.name === name);
    if (!definition) throw new Error(`no projection ${name}`);
    return windowOf(definition, [{ from: NOON, to: NOON + 1 }]);
  };

  it('is the hours of a projection of hours', () => {
    const { ranges, rows, events } = window('action_counts_hourly');
    expect(ranges).toEqual([{ from: NOON, to: NOON + HOUR_MS }]);
    expect(rows('e')).toContain('(hour >= ');
    expect(events('e')).toContain('(occurred_at >= ');
  });

  it('is the days of a projection of days', () => {
    const { ranges, rows } = window('actor_security_daily');
    expect(ranges).toEqual([{ from: NOON - 12 * HOUR_MS, to: NOON + 12 * HOUR_MS }]);
    expect(rows('e')).toBe("((day >= toDate32('2026-03-01') AND day < toDate32('2026-03-02')))");
  });

  it('is every ticket that something happened to, of a projection of tickets', () => {
    const { rows } = window('ticket_lifecycle');
    expect(rows('e', 'x = 1')).toMatch(
      /^\(tenant_id, ticket_id\) IN \(SELECT DISTINCT tenant_id, ticket_id FROM e WHERE .* AND x = 1\)$/,
    );
  });

  it('can be told of every projection there is', () => {
    for (const { name } of readProjections()) expect(window(name).events('e')).toContain('occurred_at >= ');
  });
});
