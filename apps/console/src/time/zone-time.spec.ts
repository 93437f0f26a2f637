import { describe, expect, it } from '@jest/globals';
import { isZone, momentOf, zoneTime } from './zone-time.js';

describe('the clock of a zone', () => {
  it('shows a moment', () => {
    expect(zoneTime('2016-02-29T01:16:00.900Z', 'UTC')).toEqual({ date: '2016-02-29', time: '01:16:00' });
    expect(zoneTime('2016-02-29T23:30:00Z', 'Asia/Kolkata')).toEqual({ date: '2016-03-01', time: '05:00:00' });
    expect(zoneTime('2016-02-29T00:00:00Z', 'UTC').time).toBe('00:00:00');
  });

  it.each([
    ['2016-02-29T01:16', 'UTC', '2016-02-29T01:16:00.000Z'],
    ['2026-07-01T12:00:30', 'Europe/Prague', '2026-07-01T10:00:30.000Z'],
    // Twice, an hour apart.
    ['2026-10-25T02:30', 'Europe/Prague', '2026-10-25T00:30:00.000Z'],
    // Never: the clock goes from 02:00 to 03:00.
    ['2026-03-29T02:30', 'Europe/Prague', '2026-03-29T01:30:00.000Z'],
    ['2026-01-01T00:00', 'Pacific/Apia', '2025-12-31T11:00:00.000Z'],
  ])('shows %s in %s at %s', (local, zone, moment) => {
    expect(momentOf(local, zone)?.toISOString()).toBe(moment);
  });

  it('is of a zone that is known, and of a time that is one', () => {
    expect([isZone('Europe/Prague'), isZone('Europe/Nowhere'), isZone('')]).toEqual([true, false, false]);
    expect(momentOf('', 'UTC')).toBeUndefined();
  });
});
