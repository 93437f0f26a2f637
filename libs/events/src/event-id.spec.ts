import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { version } from 'uuid';
import { derivedEventId, isEventId, newEventId, timedEventId, writeNewEventId } from './event-id.js';

describe('newEventId', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('is a version 7 UUID in canonical form, grows with time and does not repeat', () => {
    const ids = Array.from({ length: 1_000 }, () => newEventId());
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
    for (const id of ids) expect([isEventId(id), version(id)]).toEqual([true, 7]);
  });

  it('carries the time, and goes on growing while the clock stands or goes back', () => {
    const start = Date.now() + 60_000;
    const clock = jest.spyOn(Date, 'now').mockReturnValue(start);
    const ids = Array.from({ length: 300 }, () => newEventId());
    for (const at of [start - 5_000, start - 1, start + 1]) {
      clock.mockReturnValue(at);
      ids.push(...Array.from({ length: 300 }, () => newEventId()));
    }
    const timeOf = (id: string | undefined) => parseInt(String(id).replace('-', '').slice(0, 12), 16);
    expect([timeOf(ids[0]), timeOf(ids.at(-1))]).toEqual([start, start + 1]);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('ends in chance', () => {
    const ends = Array.from({ length: 2_000 }, () => newEventId().slice(-12));
    expect(new Set(ends).size).toBe(ends.length);
    for (let digit = 0; digit < 12; digit++) expect(new Set(ends.map((end) => end[digit])).size).toBe(16);
  });

  it('is written where it is told to, and nowhere else', () => {
    const target = Buffer.alloc(40, '.');
    writeNewEventId(target, 2);
    expect(isEventId(target.toString('latin1', 2, 38))).toBe(true);
    expect(target.toString('latin1', 0, 2) + target.toString('latin1', 38)).toBe('....');
  });
});

describe('timedEventId', () => {
  const random = Uint8Array.from({ length: 16 }, (_, index) => index);
  const last = 2 ** 32 - 1;

  it('is a version 7 UUID of its time that depends on what it is given alone', () => {
    const id = timedEventId(1_767_593_822_010, 7, random);
    expect([isEventId(id), version(id)]).toEqual([true, 7]);
    expect(parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(1_767_593_822_010);
    expect(timedEventId(1_767_593_822_010, 7, random)).toBe(id);
    expect(timedEventId(1_767_593_822_010, 7, random.toReversed())).not.toBe(id);
  });

  it('grows with time, and with the sequence within a millisecond', () => {
    const ids = [0, 1].flatMap((at) => [0, 1, 63, 64, 2 ** 18, 2 ** 28, last].map((n) => timedEventId(at, n, random)));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('derivedEventId', () => {
  it('is a version 8 UUID that depends on the parts alone', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (parts) => {
        const id = derivedEventId(...parts);
        expect([isEventId(id), version(id)]).toEqual([true, 8]);
        expect(derivedEventId(...parts)).toBe(id);
      }),
    );
  });

  it('tells apart parts that join to the same text', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        expect(derivedEventId(...one)).not.toBe(derivedEventId(...other));
      }),
    );
    expect(derivedEventId('a', 'bc')).not.toBe(derivedEventId('ab', 'c'));
    expect(derivedEventId('a')).not.toBe(derivedEventId('a', ''));
  });

  it('never changes: ids of events that were imported depend on it', () => {
    expect(derivedEventId('a', 'bc')).toBe('b534ce16-ac9c-8b36-823f-39a395ce8e0e');
    const digest = createHash('sha256')
      .update(Buffer.from('000000016100000002' + '6263', 'hex'))
      .digest('hex');
    expect(digest.startsWith('b534ce16ac9c')).toBe(true);
  });
});

describe('isEventId', () => {
  it.each([
    '',
    'x',
    'B534CE16-AC9C-8B36-823F-39A395CE8E0E',
    '{b534ce16-ac9c-8b36-823f-39a395ce8e0e}',
    'b534ce16ac9c8b36823f39a395ce8e0e',
    'b534ce16-ac9c-8b36-823f-39a395ce8e0e\n',
  ])('refuses %j', (text) => {
    expect(isEventId(text)).toBe(false);
  });
});
