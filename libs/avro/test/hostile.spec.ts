import { describe, expect, it } from '@jest/globals';
import { ACTION_SCHEMAS, type AvroField, type AvroSchema } from '@docket/events';
import { encodeWire } from '../src/wire.js';
import { avroBytes } from './avro-bytes.js';
import { reference, SCHEMA_ID, transcode, transcodersOf } from './fates.js';
import { AWKWARD_NAMES, HOSTILE } from './hostile.js';
import { plainEnvelope } from './plain-event.js';

const envelopeField = ACTION_SCHEMAS['ticket.other'].fields[0] as AvroField;

function schemaWith(overrides: Record<string, unknown>, ...fields: unknown[]): AvroSchema {
  const record = { type: 'record', name: 'TestHappened', namespace: 'docket.test', fields: [envelopeField, ...fields] };
  return { ...record, ...overrides } as unknown as AvroSchema;
}

/** Every place of a schema where a registry could deliver this text. */
function everywhere(text: string): [string, AvroSchema, Buffer][] {
  const none = Buffer.alloc(0);
  const symbol = avroBytes.long(0);
  const string = avroBytes.string('x');
  const named = (type: object) => ({ name: 'field', type });
  const map = avroBytes.blocks([{ items: [Buffer.concat([avroBytes.string(text), string])], sized: false }]);
  return [
    ['record name', schemaWith({ name: text }), none],
    ['namespace', schemaWith({ namespace: text }), none],
    ['doc', schemaWith({ doc: text, [text]: text }), none],
    ['field name', schemaWith({}, { name: text, type: 'string' }), string],
    [
      'field attributes',
      schemaWith({}, { name: 'field', type: 'string', doc: text, default: text, aliases: [text], order: text }),
      string,
    ],
    ['type', schemaWith({}, { name: 'field', type: text }), string],
    ['nested type', schemaWith({}, named({ type: text })), string],
    ['logical type', schemaWith({}, named({ type: 'string', logicalType: text })), string],
    ['enum name', schemaWith({}, named({ type: 'enum', name: text, symbols: ['A'] })), symbol],
    ['enum symbol', schemaWith({}, named({ type: 'enum', name: 'E', symbols: [text] })), symbol],
    ['enum default', schemaWith({}, named({ type: 'enum', name: 'E', symbols: ['A'], default: text })), symbol],
    ['fixed name', schemaWith({}, named({ type: 'fixed', name: text, size: 0 })), none],
    ['fixed size', schemaWith({}, named({ type: 'fixed', name: 'F', size: text })), none],
    [
      'nested field name',
      schemaWith({}, named({ type: 'record', name: 'R', fields: [{ name: text, type: 'string' }] })),
      string,
    ],
    ['map key', schemaWith({}, named({ type: 'map', values: 'string' })), map],
    ['fields', schemaWith({ fields: text }), none],
    ['symbols', schemaWith({}, named({ type: 'enum', name: 'E', symbols: text })), symbol],
  ];
}

describe('hostile schemas', () => {
  it.each([...HOSTILE, ...AWKWARD_NAMES])('runs nothing and disagrees on nothing: %j', (text) => {
    for (const [place, schema, own] of everywhere(text)) {
      const values = [plainEnvelope(), plainEnvelope()].map((envelope) =>
        encodeWire(SCHEMA_ID, Buffer.concat([envelope, own])),
      );
      const fates = transcode(transcodersOf(schema), values);
      expect([place, fates]).toEqual([place, reference(schema, values)]);
      expect((globalThis as { broken?: unknown }).broken).toBeUndefined();
    }
    expect(({} as { field?: unknown }).field).toBeUndefined();
  });

  it('stores values under awkward but valid names', () => {
    for (const name of AWKWARD_NAMES.filter((awkward) => awkward !== 'envelope')) {
      const schema = schemaWith(
        {},
        { name, type: 'string' },
        { name: 'record', type: { type: 'record', name: 'R', fields: [{ name, type: 'int' }] } },
      );
      const own = Buffer.concat([plainEnvelope(), avroBytes.string('x'), avroBytes.long(-1)]);
      const [fate] = transcode(transcodersOf(schema), [encodeWire(SCHEMA_ID, own)]);
      expect(fate?.row?.details).toEqual(
        new Map([
          [name, 'x'],
          ['record', `{"${name}":-1}`],
        ]),
      );
    }
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a number', 5],
    ['nothing', undefined],
    ['a name', 'string'],
    ['an unknown name', '(no Avro schema: PROTOBUF)'],
    ['a union', ['null', 'string']],
    ['an empty object', {}],
    ['fields that are no list', schemaWith({ fields: { length: 1 } })],
    ['a field that is null', schemaWith({}, null)],
  ])('refuses %s for a schema', (_what, schema) => {
    const [fate] = transcode(transcodersOf(schema as AvroSchema), [encodeWire(SCHEMA_ID, plainEnvelope())]);
    expect(fate?.reason).toBe('contract');
  });
});
