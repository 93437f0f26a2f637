import { afterAll, describe, expect, it } from '@jest/globals';
import avsc from 'avsc';
import fc from 'fast-check';
import {
  ACTION_SCHEMAS,
  type Action,
  ACTIONS,
  type AvroRecord,
  type Envelope,
  eventKey,
  type KeyedEnvelope,
  LIMITS,
  problemsOf,
  problemsOfDetails,
  type Producer,
} from '@docket/events';
import { ByteSink, type EncodedEvent, encodeWire, EventEncoder, GivenEvent, recordEncoder } from '../src/index.js';
import { contractObject } from './contract-arbitrary.js';
import { apply, damage } from './damage.js';
import { endOnFailure, RUNS, SCHEMA_ID, SEEDS } from './fates.js';
import { anyType, fieldName, Names } from './type-arbitrary.js';

type Fields = Record<string, unknown>;
type Event = Fields & { envelope: Fields };

const sink = new ByteSink();
const given = new GivenEvent();

/** What is under test: an event whose envelope is complete, with or without its id. */
function encode(encoder: EventEncoder, { envelope, ...details }: Event): EncodedEvent | undefined {
  const { producer, ...fields } = envelope;
  given.clear();
  if (!given.read({ ...fields, details })) return undefined;
  given.producer = producer as Producer | undefined;
  return encoder.encode(sink, SCHEMA_ID, given);
}

/** What every event used to go through: avsc, then the rules. */
function reference(schema: AvroRecord): (event: Event) => { key: string; value: Buffer } | undefined {
  const encoder = recordEncoder(schema);
  return ({ envelope, ...details }) => {
    const event = { ...details, envelope };
    if (encoder.problem(event)) return undefined;
    if (problemsOf(envelope as unknown as Envelope).length > 0 || problemsOfDetails(details).length > 0)
      return undefined;
    const value = encodeWire(SCHEMA_ID, encoder.encode(event));
    return value.length > LIMITS.value ? undefined : { key: eventKey(envelope as unknown as KeyedEnvelope), value };
  };
}

function encoderOf(schema: AvroRecord): EventEncoder {
  const encoder = EventEncoder.of(schema);
  if (encoder === undefined) throw new Error('has no encoder');
  return encoder;
}

/** Ordinary objects, as people write them: fast-check likes others, too. */
function ordinary(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordinary);
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, ordinary(inner)]));
}

const events = (schema: AvroRecord): fc.Arbitrary<Event> =>
  fc
    .oneof(contractObject(schema, { least: false }), contractObject(schema, { least: true }))
    .map((value) => ordinary(value) as Event);

const plain = (encoded: EncodedEvent | undefined) => encoded && { key: encoded.key, value: encoded.value };

/** Some strange things cannot even be looked at. */
function attempt<T>(tried: () => T): T | undefined {
  try {
    return tried();
  } catch {
    return undefined;
  }
}

describe.each(SEEDS)('events in one pass against avsc and the rules, seed %d', (seed) => {
  const reached = { quick: 0, left: 0, refused: 0 };

  it.each(ACTIONS as Action[])('%s: takes what is in order, to the same bytes and key', (action) => {
    const schema = ACTION_SCHEMAS[action];
    const encoder = encoderOf(schema);
    const expected = reference(schema);
    const property = fc.property(events(schema), (event) => {
      expect(plain(encode(encoder, event))).toEqual(expected(event));
    });
    fc.assert(property, { seed, numRuns: Math.ceil(RUNS / 4), endOnFailure });
  });

  it.each(ACTIONS as Action[])('%s: takes nothing that is not in order, whatever callers hand over', (action) => {
    const schema = ACTION_SCHEMAS[action];
    const encoder = encoderOf(schema);
    const expected = reference(schema);
    const damages = fc.array(damage, { minLength: 1, maxLength: 3 });
    const property = fc.property(events(schema), damages, (event, changes) => {
      for (const change of changes) apply(event, change);
      const encoded = attempt(() => plain(encode(encoder, event)));
      event.envelope['event_id'] ??= encoded?.value.toString('latin1', 6, 42);
      const whole = attempt(() => expected(event));
      if (encoded !== undefined) expect(encoded).toEqual(whole);
      reached[encoded !== undefined ? 'quick' : whole === undefined ? 'refused' : 'left'] += 1;
    });
    fc.assert(property, { seed, numRuns: RUNS, endOnFailure });
  });

  it('does so for fields of any type', () => {
    const envelopes = events(ACTION_SCHEMAS['ticket.other']);
    const [envelopeField] = ACTION_SCHEMAS['ticket.other'].fields;
    const own = fc.array(fc.tuple(fieldName, anyType), { maxLength: 5 });
    const counts = { quick: 0, left: 0 };
    const property = fc.property(
      envelopes,
      own.chain(sampled),
      fc.array(damage, { maxLength: 1 }),
      (base, made, changes) => {
        const fields = [envelopeField, ...made.fields] as AvroRecord['fields'];
        const schema: AvroRecord = { type: 'record', name: 'TestHappened', namespace: 'docket.test', fields };
        const read = readBack(schema, made.bytes);
        const encoder = read === undefined ? undefined : EventEncoder.of(schema);
        if (encoder === undefined) return;
        const event = { ...(ordinary(read) as Fields), envelope: base.envelope };
        for (const change of changes) apply(event, change);
        const encoded = attempt(() => plain(encode(encoder, event)));
        event.envelope['event_id'] ??= encoded?.value.toString('latin1', 6, 42);
        if (encoded !== undefined) expect(encoded).toEqual(attempt(() => reference(schema)(event)));
        counts[encoded === undefined ? 'left' : 'quick'] += 1;
      },
    );
    fc.assert(property, { seed, numRuns: RUNS * 5, endOnFailure });
    expect(counts.quick).toBeGreaterThan(RUNS / 2);
  });

  afterAll(() => {
    for (const [way, count] of Object.entries(reached)) expect({ way, count }).not.toEqual({ way, count: 0 });
    // Going the long way without need would be safe, and slow.
    expect(reached.left).toBeLessThan(reached.quick);
  });
});

type Made = { readonly fields: AvroRecord['fields']; readonly bytes: Buffer };

function sampled(own: [string, typeof anyType extends fc.Arbitrary<infer T> ? T : never][]): fc.Arbitrary<Made> {
  const names = new Names();
  const unique = [...new Map(own.filter(([name]) => name !== 'envelope'))];
  const fields = unique.map(([name, type]) => ({ name, type: type.schema(names) }));
  return fc
    .tuple(...unique.map(([, type]) => type.values))
    .map((samples) => ({ fields, bytes: Buffer.concat(samples.map(({ bytes }) => bytes)) }));
}

/** The value that avsc takes bytes for; undefined when it does not like the schema, or a number is too large for it. */
function readBack(schema: AvroRecord, bytes: Buffer): unknown {
  try {
    avsc.Type.forSchema(schema as avsc.Schema);
    const own = { ...schema, fields: schema.fields.slice(1) };
    return avsc.Type.forSchema(own as avsc.Schema).fromBuffer(bytes);
  } catch {
    return undefined;
  }
}
