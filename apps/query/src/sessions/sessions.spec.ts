import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  closeByRule,
  MOST_PRESENCE_MS,
  MOST_VIEW_MS,
  PRESENCE_GRACE_MS,
  signsUntil,
  VIEW_GRACE_MS,
} from './closing.js';
import { closePresence, lacksEnd, shiftsOf } from './presence.js';
import { clip, sumMs, unionMs } from './span.js';
import { closeView } from './view.js';

const HOUR = 3_600_000;
const span = fc.tuple(fc.nat(50), fc.nat(20)).map(([from, length]) => ({ from, to: from + length }));

describe('stretches of time', () => {
  it('together are as long as the moments that any of them has', () => {
    fc.assert(
      fc.property(fc.array(span), (spans) => {
        const moments = new Set(spans.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, n) => from + n)));
        expect(unionMs(spans)).toBe(moments.size);
        expect(sumMs(spans)).toBe(spans.reduce((sum, { from, to }) => sum + to - from, 0));
      }),
    );
  });

  it('are clipped to what both have', () => {
    expect(clip({ from: 1, to: 5 }, { from: 3, to: 9 })).toEqual({ from: 3, to: 5 });
    expect(clip({ from: 1, to: 3 }, { from: 3, to: 9 })).toBeUndefined();
  });
});

describe('what has no end of its own', () => {
  it('ends at the last sign and a while, at what came next, or not yet', () => {
    const signs = { now: 10 * HOUR, graceMs: HOUR };
    expect(closeByRule({ began: 0, ended: undefined }, { ...signs, last: 2 * HOUR })).toEqual({
      ended: 3 * HOUR,
      closedBy: 'rule',
    });
    expect(closeByRule({ began: 0, ended: undefined }, { ...signs, last: undefined })).toEqual({
      ended: HOUR,
      closedBy: 'rule',
    });
    expect(closeByRule({ began: 0, ended: 2 * HOUR }, { ...signs, last: 1.5 * HOUR })).toEqual({
      ended: 2 * HOUR,
      closedBy: 'event',
    });
    expect(closeByRule({ began: 0, ended: undefined }, { ...signs, last: 9.5 * HOUR })).toEqual({
      ended: undefined,
      closedBy: 'open',
    });
  });

  it('never ends before it began or the last sign, nor after what came next', () => {
    const moment = fc.nat(100);
    fc.assert(
      fc.property(moment, fc.option(moment), fc.option(moment), fc.nat(30), (began, length, sign, graceMs) => {
        const ended = length === null ? undefined : began + length;
        const last = sign === null ? undefined : Math.min(began + sign, ended ?? Infinity);
        const closed = closeByRule({ began, ended }, { last, now: 150, graceMs });
        if (closed.ended === undefined) expect(closed.closedBy).toBe('open');
        else {
          expect(closed.ended).toBeGreaterThanOrEqual(last ?? began);
          expect(closed.ended).toBeLessThanOrEqual(ended ?? Infinity);
        }
      }),
    );
  });
});

describe('presence', () => {
  const now = 100 * HOUR;
  const online = { began: 0, ended: 24 * HOUR, category: 'ONLINE', endedBy: 'user.logged_out' };

  it('ends with its edge', () => {
    expect(lacksEnd(online)).toBe(false);
    expect(closePresence(online, undefined, now)).toEqual({ ended: 24 * HOUR, closedBy: 'event' });
    const away = { ...online, category: 'AWAY', endedBy: 'user.state_changed' };
    expect(closePresence(away, undefined, now)).toEqual({ ended: 24 * HOUR, closedBy: 'event' });
  });

  it('whose logout is missing ends by rule: before the next login, or at all', () => {
    const next = { ...online, endedBy: 'user.logged_in' };
    expect(closePresence(next, 8 * HOUR, now)).toEqual({ ended: 8 * HOUR + PRESENCE_GRACE_MS, closedBy: 'rule' });
    expect(closePresence(next, 24 * HOUR - 1, now)).toEqual({ ended: 24 * HOUR, closedBy: 'event' });
    const last = { ...online, ended: undefined, endedBy: '' };
    expect(closePresence(last, 99 * HOUR, now)).toEqual({ ended: 99 * HOUR + PRESENCE_GRACE_MS, closedBy: 'rule' });
    expect(closePresence(last, now - 1, now)).toEqual({ ended: undefined, closedBy: 'open' });
  });

  it('offline lasts until somebody is seen again', () => {
    const offline = { began: 0, ended: undefined, category: 'OFFLINE', endedBy: '' };
    expect(closePresence(offline, 5, now)).toEqual({ ended: undefined, closedBy: 'open' });
    expect(lacksEnd({ ...offline, ended: 5, endedBy: 'user.logged_in' })).toBe(false);
  });

  it('is joined to shifts, over midnight too, until a gap or offline', () => {
    const at = (began: number, ended: number, category: string, closedBy: 'event' | 'rule' = 'event') => ({
      began: began * HOUR,
      ended: ended * HOUR,
      category,
      closedBy,
    });
    const presences = [
      at(22, 25, 'ONLINE'),
      at(25, 26, 'AWAY'),
      at(26, 30, 'ONLINE'),
      at(30, 46, 'OFFLINE'),
      at(46, 47, 'ONLINE', 'rule'),
      at(50, 51, 'UNKNOWN'),
    ];
    expect(shiftsOf(presences)).toEqual([
      { began: 22 * HOUR, ended: 30 * HOUR, closedBy: 'event' },
      { began: 46 * HOUR, ended: 47 * HOUR, closedBy: 'rule' },
      { began: 50 * HOUR, ended: 51 * HOUR, closedBy: 'event' },
    ]);
  });
});

describe('a view', () => {
  it('ends when its user leaves, else by rule', () => {
    const now = 100 * HOUR;
    expect(closeView({ began: 0, ended: 20 * HOUR, endedBy: 'left' }, undefined, now)).toEqual({
      ended: 20 * HOUR,
      closedBy: 'event',
    });
    expect(closeView({ began: 0, ended: undefined, endedBy: 'open' }, HOUR, now)).toEqual({
      ended: HOUR + VIEW_GRACE_MS,
      closedBy: 'rule',
    });
    const again = { began: 0, ended: 20 * HOUR, endedBy: 'viewed_again' };
    expect(closeView(again, undefined, now)).toEqual({ ended: VIEW_GRACE_MS, closedBy: 'rule' });
    expect(closeView(again, 20 * HOUR - 1, now)).toEqual({ ended: 20 * HOUR, closedBy: 'event' });
  });
});

describe('an end that comes too late', () => {
  it('is not believed: signs of life say more', () => {
    const now = 1000 * HOUR;
    const late = { began: 0, ended: MOST_VIEW_MS + 1, endedBy: 'left' };
    expect(closeView(late, HOUR, now)).toEqual({ ended: HOUR + VIEW_GRACE_MS, closedBy: 'rule' });
    const weeks = { began: 0, ended: MOST_PRESENCE_MS + 1, category: 'ONLINE', endedBy: 'user.logged_out' };
    expect(closePresence(weeks, HOUR, now)).toEqual({ ended: HOUR + PRESENCE_GRACE_MS, closedBy: 'rule' });
    expect(lacksEnd({ ...weeks, category: 'OFFLINE' })).toBe(false);
  });

  it('lets signs count for as long as is believed, and not beyond what came next', () => {
    expect(signsUntil({ began: 5, ended: undefined }, 10)).toBe(15);
    expect(signsUntil({ began: 5, ended: 7 }, 10)).toBe(7);
    expect(signsUntil({ began: 5, ended: 70 }, 10)).toBe(15);
  });
});
