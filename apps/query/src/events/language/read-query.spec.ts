import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readParameters } from '../../parameters/read-parameters.js';
import { FIELDS } from '../fields.js';
import { readQuery } from './read-query.js';

const NOW = Date.UTC(2026, 10, 28, 12);
const read = (text: string): unknown => {
  const reading = readQuery(text, NOW);
  if ('fault' in reading) return reading;
  // What is not asked for is left out, so that examples are short.
  const present = Object.entries(reading.value as object).filter(([, value]) => value !== undefined && !isEmpty(value));
  return Object.fromEntries(present);
};
const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;

describe('a query', () => {
  it.each<[string, object]>([
    ['refund', { q: ['refund'] }],
    ['refund late', { q: ['refund', 'late'] }],
    ['"late refund" -"by mail" -spam', { q: ['late refund', { not: 'by mail' }, { not: 'spam' }] }],
    ['action:ticket.*', { action: ['ticket.*'] }],
    ['-action:ticket.note_added action:ticket.*', { action: [{ not: 'ticket.note_added' }, 'ticket.*'] }],
    ['actor:a actor:b -actor:bot-1', { actor: ['a', 'b', { not: 'bot-1' }] }],
    ['actor:"Ana Silva"', { actor: ['Ana Silva'] }],
    [String.raw`actor:"a \"b\" \\ c"`, { actor: [String.raw`a "b" \ c`] }],
    ['actor:a:b,c', { actor: ['a:b,c'] }],
    ['actor:*', { actor: [{ present: true }] }],
    ['-ticket:*', { ticket: [{ present: false }] }],
    ['actor:"*"', { actor: ['*'] }],
    ['actor:"!x"', { actor: ['!x'] }],
    [String.raw`actor:\!x`, { actor: [String.raw`\!x`] }],
    ['outcome:denied', { outcome: ['DENIED'] }],
    ['ip:10.0.0.0/8 -ip:10.1.0.0/16', { ip: ['10.0.0.0/8', { not: '10.1.0.0/16' }] }],
    ['label.plan:gold label.plan:silver', { label: [{ key: 'plan', terms: ['gold', 'silver'] }] }],
    ['-detail.a.b:"x y"', { detail: [{ key: 'a.b', terms: [{ not: 'x y' }] }] }],
    ['after:2026-01-01 before:2026-01-02', { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 0, 2) }],
    ['from:-90m', { from: NOW - 90 * 60_000 }],
    ['  channel:email   to:-1w ', { channel: ['email'], to: NOW - 7 * 86_400_000 }],
    ['Größe', { q: ['Größe'] }],
  ])('%s', (text, filter) => {
    expect(read(text)).toEqual(filter);
  });

  it.each<[string, number, string]>([
    ['actor:', 7, 'expected a value behind "actor:"'],
    ['a  actor: b', 10, 'expected a value behind "actor:"'],
    ['acton:ticket.*', 1, 'did you mean action?'],
    ['a -acton:ticket.*', 4, 'did you mean action?'],
    ['http://x', 1, 'there are action, actor'],
    ['plan:gold', 1, 'there are action, actor'],
    ['"refund', 1, 'expected a second quote'],
    ['x actor:"a', 9, 'expected a second quote'],
    ['actor:"a"b', 10, 'expected a space behind the quote'],
    ['actor:a"b"', 8, 'expected a space in front of the quote'],
    ['action:Ticket', 8, 'action must be an action'],
    ['-outcome:bad', 10, 'outcome must be one of SUCCESS'],
    ['actor:!x', 7, 'expected -actor:x to negate'],
    ['after:yesterday', 7, 'after must be a date'],
    ['-after:2026-01-01', 1, 'expected after: without "-"'],
    ['after:-1d after:-2d', 11, 'expected one after: only'],
    ['a -', 4, 'expected a field or a word behind "-"'],
    [':x', 1, 'expected the name of a field'],
    ['label.:x', 1, 'needs a key behind the dot'],
    ['label:x', 1, 'expected a field, and label is none'],
    ['q:x', 1, 'expected a field, and q is none'],
    ['""', 1, 'expected a word between the quotes'],
    ['ip:10.0.0.300', 4, 'ip must be an IP address'],
    ['😀 actor:', 9, 'expected a value behind'],
  ])('%s is refused at column %i', (text, column, detail) => {
    expect(read(text)).toEqual({ column, fault: expect.stringContaining(`column ${column}: `) });
    expect(read(text)).toMatchObject({ fault: expect.stringContaining(detail) });
  });

  it('of too many words or parts is refused', () => {
    expect(read(Array.from({ length: 11 }, (_, n) => `w${n}`).join(' '))).toMatchObject({
      fault: expect.stringContaining('more than 10 words'),
    });
    expect(read('actor:a '.repeat(101))).toMatchObject({ fault: expect.stringContaining('at most 100 parts') });
    expect(read('  ')).toMatchObject({ fault: 'must not be empty' });
  });

  it('reads whatever text in quotes as itself', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }), fc.boolean(), (text, negated) => {
        const quoted = text.replaceAll(/[\\"]/g, String.raw`\$&`);
        const term = negated ? { not: text } : text;
        expect(read(`${negated ? '-' : ''}target:"${quoted}"`)).toEqual({ target: [term] });
      }),
    );
  });

  it('either reads, or says where it does not, for any text', () => {
    const piece = fc.oneof(
      fc.constantFrom('-', ':', '"', '\\', ' ', '*', '!', 'actor', 'label.', 'after:', '-7d'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const reading = readQuery(text, NOW);
        if (!('fault' in reading) || reading.column === undefined) return;
        expect(reading.column).toBeGreaterThanOrEqual(1);
        expect(reading.column).toBeLessThanOrEqual(Array.from(text).length + 1);
      }),
      { numRuns: 2000 },
    );
  });

  it('means what the parameters of the same names mean', () => {
    const { from, to, ...same } = readParameters(
      FIELDS,
      { action: ['ticket.*', '!ticket.note_added'], actor: '!a', 'label.plan': ['gold', '!*'], q: 'x "y z" !w' },
      NOW,
    );
    expect([from, to]).toEqual([undefined, undefined]);
    const reading = readQuery(
      'action:ticket.* -action:ticket.note_added -actor:a label.plan:gold -label.plan:* x "y z" -w',
      NOW,
    );
    expect(reading).toEqual({
      value: expect.objectContaining({ action: same.action, actor: same.actor, label: same.label, q: same.q }),
    });
  });
});
