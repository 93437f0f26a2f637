import { describe, expect, it } from '@jest/globals';
import { assertContiguous, assertNoDuplicates, assertSameIds } from './invariants.js';

describe('assertNoDuplicates', () => {
  it('accepts distinct ids and none at all', () => {
    expect(() => {
      assertNoDuplicates([]);
    }).not.toThrow();
    expect(() => {
      assertNoDuplicates(['a', 'b']);
    }).not.toThrow();
  });

  it('names what is repeated and how often', () => {
    expect(() => {
      assertNoDuplicates(['a', 'b', 'a', 'a']);
    }).toThrow('1 of 2 ids occur more than once: a (3 times)');
  });

  it('takes equal numbers of different kinds for the same', () => {
    expect(() => {
      assertNoDuplicates([1, 1n]);
    }).toThrow('1 (2 times)');
  });

  it('shows a few examples only', () => {
    const ids = Array.from({ length: 100 }, (_, index) => String(index));
    expect(() => {
      assertNoDuplicates([...ids, ...ids]);
    }).toThrow(/^100 of 100 .*4 \(2 times\); …$/);
  });
});

describe('assertContiguous', () => {
  it('accepts a run in any order, and none at all', () => {
    expect(() => {
      assertContiguous([]);
    }).not.toThrow();
    expect(() => {
      assertContiguous(['7', '5', '6']);
    }).not.toThrow();
    expect(() => {
      assertContiguous([0, 1, 2], 0);
    }).not.toThrow();
  });

  it('finds a gap', () => {
    expect(() => {
      assertContiguous([5, 6, 8]);
    }).toThrow('1 gaps in 3 offsets: 7 expected, 8 found');
  });

  it('finds a record missing at the beginning only when told where that is', () => {
    expect(() => {
      assertContiguous([1, 2]);
    }).not.toThrow();
    expect(() => {
      assertContiguous([1, 2], 0);
    }).toThrow('0 expected, 1 found');
  });

  it('finds a repetition', () => {
    expect(() => {
      assertContiguous([1, 2, 2, 3]);
    }).toThrow('2 (2 times)');
  });

  it('counts beyond what a double can hold', () => {
    expect(() => {
      assertContiguous(['9007199254740993', '9007199254740992']);
    }).not.toThrow();
    expect(() => {
      assertContiguous(['9007199254740992', '9007199254740994']);
    }).toThrow('9007199254740993 expected');
  });
});

describe('assertSameIds', () => {
  it('accepts the same ids in another order', () => {
    expect(() => {
      assertSameIds(['a', 'b'], ['b', 'a']);
    }).not.toThrow();
  });

  it('tells lost ids from doubled and foreign ones', () => {
    expect(() => {
      assertSameIds(['a', 'c', 'c'], ['a', 'b', 'c']);
    }).toThrow('1 ids are missing, 1 are too many: c too many; b missing');
  });
});
