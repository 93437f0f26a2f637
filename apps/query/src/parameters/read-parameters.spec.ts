import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { instant } from './instant.js';
import { nearest, Problem } from '@docket/http';
import { many, once } from './parameter.js';
import { readParameters } from './read-parameters.js';
import { wholeNumber } from './whole-number.js';

const doc = { description: '', schema: {} };
const parameters = {
  action: many(z.string(), doc),
  limit: once(wholeNumber(1, 10), doc, 5),
  from: once(instant, doc),
};
const faults = (query: Record<string, string | string[]>) => {
  try {
    readParameters(parameters, query);
    return [];
  } catch (error) {
    return error instanceof Problem ? error.faults : [error];
  }
};

describe('parameters', () => {
  it('that are absent have their fallback, an empty list, or nothing', () => {
    expect(readParameters(parameters, {})).toEqual({ action: [], limit: 5, from: undefined });
  });

  it('are read', () => {
    expect(readParameters(parameters, { action: ['a', 'b'], limit: '7', from: '1970-01-01T01:00:00+01:00' })).toEqual({
      action: ['a', 'b'],
      limit: 7,
      from: 0,
    });
  });

  it('that are wrong are all told at once', () => {
    expect(faults({ limit: '11', from: 'x', action: '', zzzz: '1' })).toEqual([
      { parameter: 'zzzz', detail: 'is not a parameter of this route; there are action, limit, from' },
      { parameter: 'action', detail: 'must not be empty' },
      { parameter: 'limit', detail: 'must be a whole number from 1 to 10' },
      { parameter: 'from', detail: expect.stringMatching(/^must be a date/) },
    ]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('named %s are unknown like any other', (name) => {
    const query = JSON.parse(`{"${name}": "x"}`) as Record<string, string>;
    expect(faults(query)).toMatchObject([{ parameter: name }]);
  });

  it('are not looked up on the prototype of the query', () => {
    expect(readParameters({ toString: once(z.string(), doc) }, {})).toEqual({ toString: undefined });
  });
});

describe('the nearest word', () => {
  it.each([
    ['acton', 'action'],
    ['actions', 'action'],
    ['dept', undefined],
    ['departement', 'department'],
    ['form', 'from'],
    ['gruop_by', 'group_by'],
    ['Limit', 'limit'],
    ['xyzxyz', undefined],
  ])('to %s is %s', (word, expected) => {
    expect(nearest(word, ['action', 'department', 'from', 'to', 'limit', 'group_by'])).toBe(expected);
  });

  it('is none among none, and quick for any length', () => {
    expect(nearest('x', [])).toBeUndefined();
    expect(nearest('x'.repeat(1_000_000), ['action'])).toBeUndefined();
  });
});

describe('a moment', () => {
  it.each([
    ['2016-02-29', Date.UTC(2016, 1, 29)],
    ['2016-02-29T01:16:00Z', Date.UTC(2016, 1, 29, 1, 16)],
    ['2016-02-29T01:16:00.123Z', Date.UTC(2016, 1, 29, 1, 16, 0, 123)],
    ['2016-02-29T01:16:00-05:30', Date.UTC(2016, 1, 29, 6, 46)],
    ['2016-02-29T01:16:00 01:00', Date.UTC(2016, 1, 29, 0, 16)],
    ['2200-01-01', Date.UTC(2200, 0, 1)],
  ])('%s is %i', (text, ms) => {
    expect(instant.parse(text)).toBe(ms);
  });

  it.each([
    '',
    'now',
    '2015-02-29',
    '2016-02-29T25:00:00Z',
    '2016-02-29T01:16:00',
    '1456708560',
    '1969-12-31',
    '2200-01-02',
    '20160229',
  ])('%j is none', (text) => {
    expect(instant.safeParse(text).success).toBe(false);
  });
});
