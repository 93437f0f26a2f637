import { describe, expect, it } from '@jest/globals';
import { ByteSink, EventEncoder, GivenEvent, recordEncoder } from '@docket/avro';
import { ACTION_SCHEMAS, newEventId } from '@docket/events';
import { MIX_ACTIONS } from '../events/mix.js';
import { encodedMessages, plainEvents } from './sdk-stock.js';

describe('the stock of events', () => {
  it('has the same events for the SDK and for kafkajs, of the same number of bytes', () => {
    const encodings = new Map(
      MIX_ACTIONS.map((action) => [action, { schemaId: 7, encoder: recordEncoder(ACTION_SCHEMAS[action]) }]),
    );
    const messages = encodedMessages(encodings, 3);
    const plain = plainEvents(3);
    expect(plain).toHaveLength(messages.length);
    const given = new GivenEvent();
    const sink = new ByteSink();
    for (const [index, { action, input }] of plain.slice(0, 2_000).entries()) {
      const { key, value } = messages[index] ?? { key: '', value: Buffer.alloc(0) };
      given.read(input);
      given.event_id = newEventId();
      given.occurred_at = Date.now();
      given.producer = { service: 'helpdesk', instance: 'i'.repeat(36), sequence: 100 };
      given.outcome ??= 'SUCCESS';
      const encoded = EventEncoder.of(ACTION_SCHEMAS[action])?.encode(sink, 7, given);
      given.clear();
      expect(encoded?.key).toBe(key);
      // The producer's number takes one byte or two.
      expect(Math.abs((encoded?.value.length ?? 0) - value.length)).toBeLessThanOrEqual(1);
    }
  });
});
