import { describe, expect, it } from '@jest/globals';
import { inspectValue, readSchemaId, recordEncoder } from '@docket/avro';
import { ACTION_SCHEMAS } from '@docket/events';
import { type ActionEncoding } from '../events/encodings.js';
import { MIX_ACTIONS, type MixAction } from '../events/mix.js';
import { EventStock } from './event-stock.js';

const encodings = new Map<MixAction, ActionEncoding>(
  MIX_ACTIONS.map((action, schemaId) => [action, { schemaId, encoder: recordEncoder(ACTION_SCHEMAS[action]) }]),
);

/** The envelope of a value. */
function envelopeOf(value: Buffer): unknown {
  const action = MIX_ACTIONS[readSchemaId(value) ?? -1];
  if (!action) throw new Error('no schema');
  const { value: event } = inspectValue(ACTION_SCHEMAS[action], value);
  return typeof event === 'object' && event !== null ? Reflect.get(event, 'envelope') : undefined;
}

describe('the stock of events', () => {
  it('gives events that can be read, each with an id of its own and as late as asked for', () => {
    const stock = new EventStock(encodings, 1);
    const ids = new Set<unknown>();
    for (let index = 0; index < 5_000; index += 1) {
      const now = 1_700_000_000_000 + index * 10;
      const { value } = stock.next(now);
      if (!value) throw new Error('no value');
      const envelope = envelopeOf(value) as { event_id: string; occurred_at: string };
      ids.add(envelope.event_id);
      expect(now - Date.parse(envelope.occurred_at)).toBeLessThanOrEqual(1_000);
      expect(envelope.event_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
    expect(ids.size).toBe(5_000);
  });
});
