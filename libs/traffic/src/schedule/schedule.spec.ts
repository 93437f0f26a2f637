import { describe, expect, it } from '@jest/globals';
import { type Life, Schedule } from './schedule.js';

describe('Schedule', () => {
  it('lets lives go on in the order of their moments, and of their beginning within one', () => {
    const schedule = new Schedule(1_000);
    const lived: string[] = [];
    function* life(name: string, ...pauses: number[]): Life {
      for (const pause of pauses) {
        lived.push(`${name} ${schedule.now}`);
        yield pause;
      }
      lived.push(`${name} ends ${schedule.now}`);
    }
    schedule.begin(life('a', 10, 10));
    schedule.begin(life('b', 5), 10);
    schedule.begin(life('c', -3));
    while (schedule.step());
    expect(lived).toEqual(['a 1000', 'c 1000', 'c ends 1000', 'b 1010', 'a 1010', 'b ends 1015', 'a ends 1020']);
    expect(schedule.step()).toBe(false);
  });
});
