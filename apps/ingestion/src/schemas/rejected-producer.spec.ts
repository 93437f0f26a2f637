import { type RejectedRecord } from '@docket/batch';
import { describe, expect, it } from '@jest/globals';
import { encodeWire, recordEncoder } from '@docket/avro';
import { ACTION_SCHEMAS } from '@docket/events';
import { rejectedProducer } from './rejected-producer.js';

const schema = ACTION_SCHEMAS['ticket.other'];
const envelope = {
  event_id: '0190a000-0000-7000-8000-000000000001',
  occurred_at: 0,
  tenant_id: 't',
  actor: { type: 'AGENT', id: 'a' },
  outcome: 'SUCCESS',
  producer: { service: 'desk', instance: 'i', sequence: 7 },
  labels: {},
};
const whole = encodeWire(5, recordEncoder(schema).encode({ envelope, name: 'x' }));

function rejected(value: Buffer | null): RejectedRecord {
  const record = { offset: '0', timestamp: '0', key: null, value };
  return { offset: 0, record, schemaId: 5, rejection: { reason: 'malformed', field: '', error: '' } };
}

describe('rejectedProducer', () => {
  const schemaOf = (id: number) => (id === 5 ? schema : undefined);

  it('is the service in the envelope, also of a record that ends early', () => {
    expect(rejectedProducer(rejected(whole), schemaOf)).toBe('desk');
    expect(rejectedProducer(rejected(whole.subarray(0, whole.length - 2)), schemaOf)).toBe('desk');
  });

  it('is unknown when the record, its schema or the service cannot be read', () => {
    expect(rejectedProducer(rejected(null), schemaOf)).toBe('');
    expect(rejectedProducer(rejected(whole.subarray(0, 12)), schemaOf)).toBe('');
    expect(rejectedProducer(rejected(whole), () => undefined)).toBe('');
    expect(rejectedProducer(rejected(whole), () => 'not a schema')).toBe('');
    expect(rejectedProducer(rejected(Buffer.from('{}')), schemaOf)).toBe('');
  });
});
