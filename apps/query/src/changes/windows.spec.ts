import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Position } from './position.js';
import { nextStep, placesBehind } from './windows.js';

const at = (epoch: number, partition: number, next: number) => ({ epoch, partition, next });
const wide = { limit: 100, span: 1_000_000 };

describe('a step of changes', () => {
  it('is none when the position is at the watermarks, or beyond them', () => {
    const position = Position.BEGINNING.with([at(1, 0, 5), at(1, 1, 9)]);
    expect(nextStep(position, [at(1, 0, 5), at(1, 1, 7)], wide)).toBeUndefined();
    expect(nextStep(Position.BEGINNING, [], wide)).toBeUndefined();
  });

  it('goes through an epoch before the next, and begins a new partition at its first offset', () => {
    const marks = [at(2, 0, 3), at(1, 0, 5), at(1, 7, 2)];
    expect(nextStep(Position.BEGINNING.with([at(1, 0, 4)]), marks, wide)).toEqual({
      epoch: 1,
      windows: [
        { partition: 7, from: 0, to: 2 },
        { partition: 0, from: 4, to: 5 },
      ],
      share: 50,
    });
    expect(nextStep(Position.BEGINNING.with([at(1, 0, 5), at(1, 7, 2)]), marks, wide)?.epoch).toBe(2);
  });

  it('takes those that are furthest behind when there are more partitions than events wanted', () => {
    const marks = [at(1, 0, 5), at(1, 1, 50), at(1, 2, 20)];
    const step = nextStep(Position.BEGINNING, marks, { limit: 2, span: 10 });
    expect(step?.windows).toEqual([
      { partition: 1, from: 0, to: 5 },
      { partition: 2, from: 0, to: 5 },
    ]);
    expect(step?.share).toBe(1);
  });

  it('leaves a window behind its last event when that may have more', () => {
    const windows = [
      { partition: 0, from: 0, to: 10 },
      { partition: 1, from: 0, to: 10 },
    ];
    const found = [
      { partition: 0, offset: 3 },
      { partition: 0, offset: 7 },
      { partition: 1, offset: 4 },
    ];
    expect(placesBehind({ epoch: 1, windows, share: 2 }, found)).toEqual([at(1, 0, 8), at(1, 1, 10)]);
  });

  it('and the next ones give everything below the watermarks once, in the order of each partition', () => {
    const log = fc.array(fc.record({ epoch: fc.integer({ min: 1, max: 2 }), partition: fc.nat(3), next: fc.nat(12) }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(log, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 9 }), (given, limit, span) => {
        const marks = [...new Map(given.map((each) => [`${each.epoch}/${each.partition}`, each])).values()];
        // Every third offset is somebody else's.
        const mine = (offset: number) => offset % 3 !== 0;
        let position = Position.BEGINNING;
        const seen: string[] = [];
        for (
          let step = nextStep(position, marks, { limit, span });
          step;
          step = nextStep(position, marks, { limit, span })
        ) {
          const { epoch, share } = step;
          const found = step.windows.flatMap(({ partition, from, to }) =>
            Array.from({ length: to - from }, (_, n) => ({ partition, offset: from + n }))
              .filter(({ offset }) => mine(offset))
              .slice(0, share),
          );
          expect(found.length).toBeLessThanOrEqual(limit);
          seen.push(...found.map(({ partition, offset }) => `${epoch}/${partition}/${offset}`));
          position = position.with(placesBehind(step, found));
        }
        const all = marks.flatMap(({ epoch, partition, next }) =>
          Array.from({ length: next }, (_, offset) => offset)
            .filter(mine)
            .map((offset) => `${epoch}/${partition}/${offset}`),
        );
        expect([...seen].sort()).toEqual([...all].sort());
        for (const { epoch, partition } of marks) {
          const own = seen
            .filter((place) => place.startsWith(`${epoch}/${partition}/`))
            .map((place) => Number(place.split('/')[2]));
          expect(own).toEqual([...own].sort((a, b) => a - b));
        }
      }),
    );
  });
});

describe('a position', () => {
  it('opens as it was sealed, for its topic alone', () => {
    const text = Position.BEGINNING.with([at(1, 0, 5), at(2, 13, Number.MAX_SAFE_INTEGER)]).seal('t');
    expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
    const opened = Position.open(text, 't');
    expect([opened?.of(1, 0), opened?.of(2, 13), opened?.of(1, 1)]).toEqual([5, Number.MAX_SAFE_INTEGER, 0]);
    expect(Position.open(text, 'u')).toBeUndefined();
    for (const other of ['', 'x', 'now', text.slice(4)]) expect(Position.open(other, 't')).toBeUndefined();
  });
});
