import { describe, expect, it } from '@jest/globals';
import { originText, readOrigin } from './origin.js';

describe('readOrigin', () => {
  it.each(['2/3/4000', 'audit.events.v1/2/3/4000', 'a/b/2/3/4000'])('reads %s', (text) => {
    expect(readOrigin(text)).toEqual({ epoch: 2, partition: 3, offset: 4000 });
  });

  it('reads what it writes', () => {
    const origin = { epoch: 1, partition: 0, offset: 9_007_199_254_740_991 };
    expect(readOrigin(originText(origin))).toEqual(origin);
  });

  it.each(['', '3', '3/4', '1/2/x', '1/2/-3', '1/2/', 'x1/2/3', '1/2/99999999999999999999'])('refuses %j', (text) => {
    expect(readOrigin(text)).toBeUndefined();
  });
});
