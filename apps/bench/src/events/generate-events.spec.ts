import { describe, expect, it } from '@jest/globals';
import { recordEncoder } from '@docket/avro';
import { ACTION_SCHEMAS, isEventId, LIMITS, problemsOf, problemsOfDetails } from '@docket/events';
import { generateEvents, type GeneratedEvent } from './generate-events.js';
import { MIX, MIX_ACTIONS } from './mix.js';

const COUNT = 5_000;
const events = (seed: number, count = COUNT): GeneratedEvent[] => [...generateEvents({ count, seed })];

describe('generateEvents', () => {
  const generated = events(1);
  const encoders = new Map(MIX_ACTIONS.map((action) => [action, recordEncoder(ACTION_SCHEMAS[action])]));

  it('gives the same events for the same seed, and others for another', () => {
    expect(events(1)).toEqual(generated);
    const ids = new Set(generated.map(({ envelope }) => envelope.event_id));
    expect(events(2).filter(({ envelope }) => ids.has(envelope.event_id))).toEqual([]);
  });

  it('makes nothing that the contract refuses', () => {
    for (const { action, envelope, fields } of generated) {
      expect(encoders.get(action)?.problem({ ...fields, envelope })).toBeUndefined();
      expect(problemsOf(envelope)).toEqual([]);
      expect(problemsOfDetails(fields)).toEqual([]);
    }
  });

  it('makes values as large as those of a help desk', () => {
    const sizes = generated.map(
      ({ action, envelope, fields }) => (encoders.get(action)?.encode({ ...fields, envelope }).length ?? 0) + 5,
    );
    const mean = sizes.reduce((sum, size) => sum + size, 0) / COUNT;
    expect(mean).toBeGreaterThan(240);
    expect(mean).toBeLessThan(400);
    expect(Math.max(...sizes)).toBeLessThan(LIMITS.value);
  });

  it('gives every event an id of its own, version 7, of the time it occurred', () => {
    expect(new Set(generated.map(({ envelope }) => envelope.event_id)).size).toBe(COUNT);
    for (const { envelope } of generated) {
      expect(isEventId(envelope.event_id)).toBe(true);
      expect(envelope.event_id[14]).toBe('7');
      expect(parseInt(envelope.event_id.replace('-', '').slice(0, 12), 16)).toBe(envelope.occurred_at);
    }
  });

  it('has ten actions, each as often as its share', () => {
    expect(MIX_ACTIONS).toHaveLength(10);
    for (const action of MIX_ACTIONS) {
      const share = (generated.filter((event) => event.action === action).length / COUNT) * 100;
      expect(Math.abs(share - MIX[action].share)).toBeLessThan(2.5);
    }
  });

  it('spreads over about twenty days, and counts for every producer without a gap', () => {
    const times = generated.map(({ envelope }) => envelope.occurred_at);
    const days = (Math.max(...times) - Math.min(...times)) / 86_400_000;
    expect(days).toBeGreaterThan(19);
    expect(days).toBeLessThan(21);
    const sequences = new Map<string, number>();
    for (const { envelope } of generated) {
      const { instance, sequence } = envelope.producer;
      expect(sequence).toBe((sequences.get(instance) ?? -1) + 1);
      sequences.set(instance, sequence);
    }
  });

  it('fills every column that an event can fill, so that equal tables say something', () => {
    const filled = new Set(generated.flatMap(({ envelope }) => Object.keys(envelope)));
    for (const field of ACTION_SCHEMAS['ticket.other'].fields) {
      if (field.name !== 'envelope') continue;
      const names = (field.type as { fields: readonly { name: string }[] }).fields.map(({ name }) => name);
      // Reserved in the contract, and never set.
      expect(names.filter((name) => !filled.has(name))).toEqual(['subject_key_id']);
    }
  });
});
