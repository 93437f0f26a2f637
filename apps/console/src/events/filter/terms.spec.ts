import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { termOf, termsOf, typedAt, withoutTerm, withTerm } from './terms.js';

describe('terms of a query', () => {
  it.each([
    ['', []],
    ['action:ticket.* -actor:bot-1', ['action:ticket.*', '-actor:bot-1']],
    ['  "no refund"  label.plan:"very gold" ', ['"no refund"', 'label.plan:"very gold"']],
    [String.raw`a:"say \"hi\" now" b`, [String.raw`a:"say \"hi\" now"`, 'b']],
    ['a:"never ended b', ['a:"never ended b']],
  ])('of %s', (query, terms) => {
    expect(termsOf(query)).toEqual(terms);
  });

  it('of a value are one term, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.boolean(), (value, isNegated) => {
        expect(termsOf(termOf('actor', value, isNegated))).toHaveLength(1);
      }),
    );
    expect(termOf('actor', 'agent-7')).toBe('actor:agent-7');
    expect(termOf('department', 'Group 70', true)).toBe('-department:"Group 70"');
    expect(termOf('actor', '*')).toBe('actor:"*"');
    expect(termOf('actor', '!odd')).toBe('actor:"!odd"');
  });

  it('are added once and taken away by their place', () => {
    expect(withTerm(undefined, 'a:b')).toBe('a:b');
    expect(withTerm('a:b c', 'a:b')).toBe('a:b c');
    expect(withoutTerm('a:b "c d" e', 1)).toBe('a:b e');
    expect(withoutTerm('a:b', 0)).toBeUndefined();
  });

  it.each([
    ['', { start: 0, negated: false, field: undefined, text: '' }],
    ['dep', { start: 0, negated: false, field: undefined, text: 'dep' }],
    ['a:b -channel:em', { start: 4, negated: true, field: 'channel', text: 'em' }],
    ['department:"Group 7', { start: 0, negated: false, field: 'department', text: 'Group 7' }],
    ['a:b ', { start: 4, negated: false, field: undefined, text: '' }],
  ])('that are typed: %s', (draft, typed) => {
    expect(typedAt(draft)).toEqual(typed);
  });
});
