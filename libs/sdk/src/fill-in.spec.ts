import { describe, expect, it } from '@jest/globals';
import { fillIn } from './fill-in.js';

const defaults = { tenantId: 't1', now: 1_000, producer: { service: 's', instance: 'i', sequence: 4 } };
const actor = { type: 'AGENT', id: 'a' } as const;

describe('fillIn', () => {
  it('fills in what was left out', () => {
    const { envelope, fields } = fillIn('ticket.other', { actor, details: { name: 'x' } }, defaults);
    expect(envelope).toMatchObject({ tenant_id: 't1', occurred_at: 1_000, outcome: 'SUCCESS', labels: {}, actor });
    expect(envelope.event_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(envelope['producer']).toEqual(defaults.producer);
    expect(fields).toEqual({ name: 'x' });
  });

  it('keeps what was given', () => {
    const event_id = '0190a000-0000-7000-8000-000000000001';
    const given = { actor, event_id, tenant_id: 't2', outcome: 'DENIED', labels: { a: 'b' } } as const;
    expect(fillIn('ticket.other', given, defaults).envelope).toMatchObject(given);
  });

  it.each([
    [new Date(86_400_000), 86_400_000],
    [86_400_001, 86_400_001],
    ['1970-01-02T00:00:00Z', 86_400_000],
    ['1970-01-02T02:00:00.5+02:00', 86_400_500],
  ])('reads the time %p', (occurred_at, expected) => {
    expect(fillIn('ticket.other', { actor, occurred_at }, defaults).envelope.occurred_at).toBe(expected);
  });

  it.each(['2026-01-01T00:00:00', '2026-01-01', 'yesterday', new Date(Number.NaN), 1.5, Number.NaN])(
    'refuses the time %p, naming the field',
    (occurred_at) => {
      expect(() => fillIn('ticket.other', { actor, occurred_at }, defaults)).toThrow(
        expect.objectContaining({ name: 'InvalidEventError', field: 'occurred_at' }),
      );
    },
  );

  it('asks for a tenant', () => {
    expect(() => fillIn('ticket.other', { actor }, { ...defaults, tenantId: undefined })).toThrow(
      /tenant_id is missing/,
    );
  });

  it('asks for an actor, and says where one may come from', () => {
    expect(() => fillIn('ticket.other', { details: { name: 'x' } }, defaults)).toThrow(
      expect.objectContaining({
        field: 'actor',
        problem: 'is missing; give it with the event, or by audit.with({ actor }) or audit.run({ actor }, ...)',
      }),
    );
  });
});
