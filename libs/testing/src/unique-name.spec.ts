import { describe, expect, it } from '@jest/globals';
import { uniqueName } from './unique-name.js';

describe('uniqueName', () => {
  it('differs at every call and fits Kafka and ClickHouse', () => {
    const names = new Set(Array.from({ length: 1000 }, () => uniqueName('orders')));
    expect(names.size).toBe(1000);
    for (const name of names) expect(name).toMatch(/^orders_[0-9a-f]{12}$/);
  });

  it.each(['', '9a', 'a-b', 'A', 'a b'])('refuses the prefix %j', (prefix) => {
    expect(() => uniqueName(prefix)).toThrow(RangeError);
  });
});
