import { inspect } from 'node:util';
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
import { apply, damage, everyDamage } from './damage.js';
import { endOnFailure, RUNS, SCHEMA_ID, SEEDS, transcode, transcodersOf } from './fates.js';
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

/** An event with every field, and an action with a field of every kind. */
const FULL: Event = {
  envelope: {
    event_id: '0190a000-0000-7000-8000-000000000001',
    occurred_at: 1_767_225_600_000,
    tenant_id: 't1',
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
    outcome: 'SUCCESS',
    reason: 'because',
    producer: { service: 'web', instance: 'i', sequence: 0 },
    subject_key_id: 'k',
    labels: { a: 'b' },
  },
  preview: 'p',
  text: 'x',
  maybe: 'x',
  last: 'x',
  kind: 'IN',
  int: 1,
  long: 1,
  float: 1.5,
  double: 1.5,
  boolean: true,
  list: ['x'],
  map: { k: 'v' },
  counts: { k: 1 },
  changes: [{ field: 'f', old: 'x', new: null }],
  either: 'x',
  bytes: Buffer.from('x'),
};

const EVERY_KIND: AvroRecord = {
  type: 'record',
  name: 'TestHappened',
  namespace: 'docket.test',
  fields: [
    ACTION_SCHEMAS['ticket.other'].fields[0] as AvroRecord['fields'][number],
    { name: 'preview', type: ['null', 'string'], default: null },
    { name: 'text', type: 'string' },
    { name: 'maybe', type: ['null', 'string'], default: null },
    { name: 'last', type: ['string', 'null'], default: 'preset' },
    { name: 'kind', type: { type: 'enum', name: 'Kind', symbols: ['IN', 'OUT'] } },
    ...['int', 'long', 'float', 'double', 'boolean'].map((name) => ({ name, type: name })),
    { name: 'list', type: { type: 'array', items: 'string' }, default: [] },
    { name: 'map', type: { type: 'map', values: 'string' }, default: {} },
    { name: 'counts', type: { type: 'map', values: 'int' } },
    {
      name: 'changes',
      type: {
        type: 'array',
        items: {
          type: 'record',
          name: 'Change',
          fields: [
            { name: 'field', type: 'string' },
            { name: 'old', type: ['null', 'string'], default: null },
            { name: 'new', type: ['null', 'string'], default: null },
          ],
        },
      },
    },
    // Kinds that are left to avsc.
    { name: 'either', type: ['null', 'string', 'int'], default: null },
    { name: 'bytes', type: 'bytes' },
  ],
};

describe('an event with every field, against avsc and the rules', () => {
  const encoder = encoderOf(EVERY_KIND);
  const expected = reference(EVERY_KIND);
  const copy = (): Event => {
    const { bytes, ...rest } = FULL;
    return { ...(ordinary(rest) as Event), bytes };
  };

  it('is taken as it is', () => {
    expect(plain(encode(encoder, copy()))).toEqual(expected(copy()));
  });

  it('is taken with one strange thing in any place only when it is in order all the same', () => {
    const ways = { quick: 0, left: 0, refused: 0 };
    for (const change of everyDamage(FULL)) {
      const event = copy();
      apply(event, change);
      const encoded = attempt(() => plain(encode(encoder, event)));
      event.envelope['event_id'] ??= encoded?.value.toString('latin1', 6, 42);
      const whole = attempt(() => expected(event));
      if (encoded !== undefined && !(whole?.value.equals(encoded.value) && whole.key === encoded.key)) {
        throw new Error(
          `${inspect(change)}: ${inspect(encoded)} instead of ${inspect(whole)} for ${inspect(event, { depth: 4 })}`,
        );
      }
      ways[encoded !== undefined ? 'quick' : whole === undefined ? 'refused' : 'left'] += 1;
    }
    expect(ways.quick).toBeGreaterThan(500);
    expect(ways.refused).toBeGreaterThan(1_000);
    expect(ways.left).toBeLessThan(ways.quick);
  });
});

it('a half of a character, left by a cut, becomes one that ingestion takes, in both ways', () => {
  const event = (reason: string): Event => ({ envelope: { ...FULL.envelope, reason }, name: reason });
  const schema = ACTION_SCHEMAS['ticket.other'];
  for (const reason of ['cut \ud83d', `${'x'.repeat(70)}\udc00`, '\ud83d\ud83d']) {
    const encoded = plain(encode(encoderOf(schema), event(reason)));
    expect(encoded).toEqual(reference(schema)(event(reason)));
    const [fate] = transcode(transcodersOf(schema), [encoded?.value ?? null]);
    expect(fate?.row?.reason).toBe(reason.replace(/[\ud800-\udfff]/g, '\ufffd'));
  }
});

describe.each(SEEDS)('events in one pass against avsc and the rules, seed %d', (seed) => {
  const reached = { quick: 0, left: 0, refused: 0 };

  it.each(ACTIONS as Action[])('%s: takes what is in order, to the same bytes and key', (action) => {
    const schema = ACTION_SCHEMAS[action];
    const encoder = encoderOf(schema);
    const expected = reference(schema);
    const property = fc.property(events(schema), (event) => {
      expect(plain(encode(encoder, event))).toEqual(expected(event));
    });
    fc.assert(property, { seed, numRuns: Math.ceil(RUNS / 8), endOnFailure });
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
    fc.assert(property, { seed, numRuns: Math.ceil(RUNS / 4), endOnFailure });
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
    expect(reached.quick).toBeGreaterThan(0);
    expect(reached.refused).toBeGreaterThan(0);
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
