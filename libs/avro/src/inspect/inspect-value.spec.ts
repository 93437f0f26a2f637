import { describe, expect, it } from '@jest/globals';
import { ACTION_SCHEMAS } from '@docket/events';
import { encodeWire, recordEncoder } from '../index.js';
import { inspectValue } from './inspect-value.js';

const schema = ACTION_SCHEMAS['user.settings_changed'];
const envelope = {
  event_id: '0190a000-0000-7000-8000-000000000001',
  occurred_at: Date.UTC(2026, 0, 2),
  tenant_id: '',
  actor: { type: 'AGENT', id: 'a-1', name: 'Ada' },
  outcome: 'SUCCESS',
  producer: { service: 'desk', instance: 'i', sequence: 7 },
  labels: { a: 'b' },
};
const changes = [{ field: 'name', old: 'x', new: 'y' }];
const whole = encodeWire(5, recordEncoder(schema).encode({ envelope, area: 'profile', changes }));

describe('inspectValue', () => {
  it('reads a whole value, whatever the contract says about what is in it', () => {
    const read = inspectValue(schema, whole);
    expect(read.problem).toBeUndefined();
    expect(read.leftBytes).toBe(0);
    expect(read.value).toMatchObject({
      envelope: { tenant_id: '', occurred_at: '2026-01-02T00:00:00.000Z', actor: envelope.actor, labels: { a: 'b' } },
      area: 'profile',
      changes,
    });
  });

  it('keeps what it has read of a value that is cut short, and names the field', () => {
    const read = inspectValue(schema, whole.subarray(0, whole.length - 3));
    expect(read.value).toMatchObject({ envelope: { producer: envelope.producer }, area: 'profile' });
    expect(read.problem).toEqual({ field: 'changes[0].new', message: 'the value ends too early' });
  });

  it('never fails at any cut, and knows more with every byte', () => {
    let known = 0;
    for (let length = 5; length < whole.length; length += 1) {
      const { value, problem } = inspectValue(schema, whole.subarray(0, length));
      expect(problem).toBeDefined();
      const size = JSON.stringify(value).length;
      expect(size).toBeGreaterThanOrEqual(known);
      known = size;
    }
  });

  it('tells of bytes that are left over', () => {
    expect(inspectValue(schema, Buffer.concat([whole, Buffer.from([1, 2])]))).toMatchObject({
      problem: undefined,
      leftBytes: 2,
    });
  });
});
