import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Envelope } from './generated/types/docket.js';
import { LIMITS } from './limits.js';
import { ENVELOPE_TEXT_RULES, problemsOf } from './problems.js';

const minimal: Envelope = {
  event_id: 'b534ce16-ac9c-8b36-823f-39a395ce8e0e',
  occurred_at: Date.UTC(2026, 0, 31),
  tenant_id: 't1',
  actor: { type: 'AGENT', id: 'a1' },
  outcome: 'SUCCESS',
  producer: { service: 'web', instance: 'i', sequence: 0 },
};
const full: Envelope = {
  ...minimal,
  actor: { type: 'AGENT', id: 'a1', name: 'Ann', email: 'a@x', role: 'agent', department_id: 'd' },
  on_behalf_of: { type: 'CONTACT', id: 'c1', name: 'Con', email: 'c@x', role: 'vip', department_id: 'd' },
  department_id: 'd1',
  department_name: 'First',
  ticket_id: 'T1',
  target: { type: 'user', id: 'u', name: 'U' },
  channel: 'email',
  session_id: 's',
  request_id: 'r',
  trace_id: '0af7651916cd43dd8448eb211c80319c',
  ip: '::1',
  user_agent: 'curl',
  reason: 'because',
  subject_key_id: 'k',
  labels: { a: 'b' },
};

/** A copy of the full envelope with the value at a path replaced. */
function withValue(path: string, value: unknown): Envelope {
  const copy = structuredClone(full) as unknown as Record<string, unknown>;
  const [first = '', second] = path.split('.');
  if (second === undefined) copy[first] = value;
  else (copy[first] as Record<string, unknown>)[second] = value;
  return copy as unknown as Envelope;
}
const fieldsOf = (envelope: Envelope) => problemsOf(envelope).map((problem) => problem.field);

describe('problemsOf', () => {
  it('finds nothing in an event with everything, or with the least', () => {
    expect(problemsOf(full)).toEqual([]);
    expect(problemsOf(minimal)).toEqual([]);
    expect(problemsOf({ ...minimal, on_behalf_of: null, target: null, ticket_id: null })).toEqual([]);
  });

  it.each(ENVELOPE_TEXT_RULES.map((rule) => [rule.field, rule] as const))(
    '%s: as long as allowed, no longer',
    (field, rule) => {
      expect(fieldsOf(withValue(field, 'x'.repeat(rule.limit)))).toEqual([]);
      expect(fieldsOf(withValue(field, 'x'.repeat(rule.limit + 1)))).toEqual([field]);
      // Bytes count, not characters: é is two.
      expect(fieldsOf(withValue(field, 'é'.repeat(rule.limit / 2)))).toEqual([]);
      expect(fieldsOf(withValue(field, `${'é'.repeat(rule.limit / 2)}x`))).toEqual([field]);
      expect(fieldsOf(withValue(field, 7))).toEqual([field]);
    },
  );

  it.each(ENVELOPE_TEXT_RULES.map((rule) => [rule.field, rule] as const))('%s: empty or absent', (field, rule) => {
    expect(fieldsOf(withValue(field, ''))).toEqual(rule.required || rule.notEmpty ? [field] : []);
    expect(fieldsOf(withValue(field, null))).toEqual(rule.required ? [field] : []);
    expect(fieldsOf(withValue(field, undefined))).toEqual(rule.required ? [field] : []);
  });

  it('has a rule for every text of the envelope', () => {
    const texts = Object.entries(full).flatMap(([key, value]) => {
      if (key === 'labels' || key === 'event_id' || key === 'outcome') return [];
      if (typeof value === 'string') return [key];
      if (typeof value !== 'object' || value === null) return [];
      return Object.entries(value as Record<string, unknown>)
        .filter(([inner, text]) => typeof text === 'string' && !(inner === 'type' && key !== 'target'))
        .map(([inner]) => `${key}.${inner}`);
    });
    expect(texts.sort()).toEqual(ENVELOPE_TEXT_RULES.map((rule) => rule.field).sort());
  });

  it.each([
    ['event_id', ''],
    ['event_id', 'B534CE16-AC9C-8B36-823F-39A395CE8E0E'],
    ['event_id', undefined],
    ['occurred_at', -1],
    ['occurred_at', LIMITS.occurredAtMax],
    ['occurred_at', 1.5],
    ['occurred_at', Number.NaN],
    ['occurred_at', '2026-01-31'],
    ['producer.sequence', -1],
    ['producer.sequence', 2 ** 53],
    ['producer.sequence', undefined],
    ['labels', 'x'],
  ])('%s: refuses %p', (field, value) => {
    expect(fieldsOf(withValue(field, value))).toEqual([field]);
  });

  it('takes the first and the last millisecond', () => {
    expect(problemsOf({ ...minimal, occurred_at: 0 })).toEqual([]);
    expect(problemsOf({ ...minimal, occurred_at: LIMITS.occurredAtMax - 1 })).toEqual([]);
  });

  it('bounds labels in number, name and value, and names the label', () => {
    const many = Object.fromEntries(Array.from({ length: LIMITS.labels }, (_, i) => [`k${i}`, 'v']));
    expect(problemsOf({ ...minimal, labels: many })).toEqual([]);
    expect(fieldsOf({ ...minimal, labels: { ...many, more: 'v' } })).toEqual(['labels']);
    expect(fieldsOf({ ...minimal, labels: { source: 'x'.repeat(LIMITS.labelValue + 1) } })).toEqual(['labels.source']);
    const long = 'k'.repeat(LIMITS.labelKey + 1);
    expect(fieldsOf({ ...minimal, labels: { [long]: 'v' } })).toEqual([`labels.${long.slice(0, -1)}`]);
    expect(fieldsOf(withValue('labels', { n: 3 }))).toEqual(['labels.n']);
  });

  it('reports everything at once, and never throws, whatever it is given', () => {
    expect(fieldsOf({} as Envelope)).toEqual([
      'event_id',
      'occurred_at',
      'tenant_id',
      'actor.id',
      'producer.service',
      'producer.instance',
      'producer.sequence',
    ]);
    fc.assert(
      fc.property(fc.object({ key: fc.constantFrom(...Object.keys(full), 'id', 'type', 'name') }), (value) => {
        expect(Array.isArray(problemsOf(value as unknown as Envelope))).toBe(true);
      }),
    );
  });
});
