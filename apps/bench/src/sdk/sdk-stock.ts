import { encodeWire } from '@docket/avro';
import { type Envelope, eventKey } from '@docket/events';
import { type EmitInput } from '@docket/sdk';
import { type ActionEncoding } from '../events/encodings.js';
import { generateEvents, type GeneratedEvent } from '../events/generate-events.js';
import { type MixAction } from '../events/mix.js';

/** Different events; all paths send them over and over, so that making them is no part of what is measured. */
const EVENTS = 20_000;
/** What services leave to the SDK. */
const FILLED_IN = ['event_id', 'occurred_at', 'producer'] as const;

/** An event as a service hands it to the SDK. */
export interface PlainEvent {
  readonly action: MixAction;
  readonly input: EmitInput;
}

/** The same event as a producer by hand sends it: a message of kafkajs. */
export interface EncodedMessage {
  readonly key: string;
  readonly value: Buffer;
}

/** What services emit: without what the SDK fills in. */
export function plainEvents(seed: number): PlainEvent[] {
  return [...generateEvents({ count: EVENTS, seed })].map(({ action, envelope, fields }) => {
    const input: Partial<Envelope> = { ...envelope };
    for (const field of FILLED_IN) Reflect.deleteProperty(input, field);
    return { action, input: { ...input, details: fields } };
  });
}

/** The bytes the SDK makes of the same events, as far as they are not its own: ids, times and numbers are of the same size. */
export function encodedMessages(encodings: ReadonlyMap<MixAction, ActionEncoding>, seed: number): EncodedMessage[] {
  return [...generateEvents({ count: EVENTS, seed })].map((event) => encoded(encodings, event));
}

function encoded(
  encodings: ReadonlyMap<MixAction, ActionEncoding>,
  { action, envelope, fields }: GeneratedEvent,
): EncodedMessage {
  const encoding = encodings.get(action);
  if (!encoding) throw new Error(`the schema of ${action} is not registered`);
  return {
    key: eventKey(envelope),
    value: encodeWire(encoding.schemaId, encoding.encoder.encode({ ...fields, envelope })),
  };
}
