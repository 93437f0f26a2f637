import avsc from 'avsc';
import { describe, expect, it } from '@jest/globals';
import { ACTION_SCHEMAS, type AvroField, type AvroObject, type AvroSchema, LIMITS } from '@docket/events';
import { avroBytes } from '../test/avro-bytes.js';
import { APPENDED } from '../test/event-arbitrary.js';
import { CONSTANTS, metaOf, reference, SCHEMA_ID, transcode, transcodersOf } from '../test/fates.js';
import { plainEnvelope } from '../test/plain-event.js';
import { EventBlock } from './block/event-block.js';
import { MAX_DETAILS_BYTES } from './runtime/details.js';
import { Transcoders } from './transcoders.js';
import { encodeWire } from './wire.js';

const { long, string, blocks } = avroBytes;
const other = ACTION_SCHEMAS['ticket.other'];
const envelope = other.fields[0] as AvroField;

/** An action with these fields of its own. */
const actionWith = (...fields: AvroField[]): AvroSchema => ({
  ...other,
  name: 'TestHappened',
  fields: [envelope, ...fields],
});
const optionalText = actionWith({ name: 'field', type: ['null', 'string'] });
const value = (...parts: Buffer[]): Buffer => encodeWire(SCHEMA_ID, Buffer.concat(parts));

/** The one fate of a value, on which the transcoder and the reference have to agree. */
function fate(schema: AvroSchema, bytes: Buffer | null) {
  const [result] = transcode(transcodersOf(schema), [bytes]);
  expect(reference(schema, [bytes])).toEqual([result]);
  return result;
}

const detail = (type: AvroSchema, bytes: Buffer, name = 'field'): string | undefined =>
  fate(actionWith({ name, type }), value(plainEnvelope(), bytes))?.row?.details.get(name);

describe('Transcoders', () => {
  it('takes every field of the contract to the column of its name', () => {
    const who = (name: string) => ({
      type: 'BOT',
      id: `${name}_id`,
      name: `${name}_name`,
      email: `${name}_email`,
      role: `${name}_role`,
      department_id: `${name}_department_id`,
    });
    const own = ['department_id', 'department_name', 'ticket_id', 'channel', 'session_id', 'request_id'];
    const more = ['trace_id', 'ip', 'user_agent', 'reason', 'subject_key_id', 'tenant_id'];
    const event = {
      envelope: {
        ...Object.fromEntries([...own, ...more].map((name) => [name, name])),
        event_id: '0190C0DE-7000-7ABC-8DEF-0123456789AB',
        occurred_at: 1_456_708_560_000,
        actor: who('actor'),
        on_behalf_of: { ...who('on_behalf_of'), type: 'CONTACT' },
        target: { type: 'target_type', id: 'target_id', name: 'target_name' },
        outcome: 'DENIED',
        producer: { service: 'producer_service', instance: 'producer_instance', sequence: 9_007_199_254_740_990 },
        labels: { a: '1', b: '' },
      },
      name: 'Zoë "renamed"',
      parameters: { from: 'Zoe' },
    };
    const bytes = value(avsc.Type.forSchema(other as avsc.Schema).toBuffer(event));
    expect(fate(other, bytes)?.row).toEqual({
      ...Object.fromEntries([...own, ...more].map((name) => [name, name])),
      ...whoColumns('actor', 'BOT'),
      ...whoColumns('on_behalf_of', 'CONTACT'),
      ...Object.fromEntries(['type', 'id', 'name'].map((name) => [`target_${name}`, `target_${name}`])),
      event_id: '0190c0de-7000-7abc-8def-0123456789ab',
      occurred_at: 1_456_708_560_000,
      action: 'ticket.other',
      department: 'department_id',
      outcome: 'DENIED',
      producer_service: 'producer_service',
      producer_instance: 'producer_instance',
      producer_sequence: 9_007_199_254_740_990n,
      labels: new Map([
        ['a', '1'],
        ['b', ''],
      ]),
      details: new Map([
        ['name', 'Zoë "renamed"'],
        ['parameters', '{"from":"Zoe"}'],
      ]),
      schema_id: SCHEMA_ID,
      epoch: CONSTANTS.epoch,
      kafka_partition: 3,
      kafka_offset: 0n,
      appended_at: APPENDED,
      ingested_at: CONSTANTS.ingestedAt,
    });
  });

  it('counts an event for the department of its actor when it names none', () => {
    const actor = Buffer.concat([long(1), string('a'), long(0), long(0), long(0), long(1), string('dep-9')]);
    expect(fate(optionalText, value(plainEnvelope({ actor }), long(0)))?.row).toMatchObject({
      department: 'dep-9',
      department_id: '',
    });
    const department_id = Buffer.concat([long(1), string('dep-1')]);
    expect(fate(optionalText, value(plainEnvelope({ actor, department_id }), long(0)))?.row?.department).toBe('dep-1');
    expect(fate(optionalText, value(plainEnvelope(), long(0)))?.row?.department).toBe('');
  });

  it('says what is wrong with a value before it knows the schema', () => {
    expect(fate(optionalText, null)).toEqual({ reason: 'tombstone', field: '' });
    for (const foreign of ['', '\0\0\0\0', '{"a":1}']) {
      expect(fate(optionalText, Buffer.from(foreign))).toEqual({ reason: 'bad_magic', field: '' });
    }
    expect(fate(optionalText, Buffer.alloc(LIMITS.value + 1))).toEqual({ reason: 'too_large', field: '' });
    expect(fate(optionalText, Buffer.alloc(LIMITS.value))).toEqual({ reason: 'trailing_bytes', field: '' });
  });

  it('has a caller add a schema first', () => {
    const transcoders = new Transcoders();
    expect(transcoders.has(SCHEMA_ID)).toBe(false);
    expect(() => transcoders.append(new EventBlock(), value(plainEnvelope()), metaOf(0))).toThrow(RangeError);
    transcoders.add(SCHEMA_ID, 'string');
    expect(transcoders.has(SCHEMA_ID)).toBe(true);
    expect(transcoders.append(new EventBlock(), value(plainEnvelope()), metaOf(0))?.reason).toBe('contract');
  });

  it('prefers what the bytes are to what the value is, and that to the clock', () => {
    const occurred_at = long(APPENDED + 2 * LIMITS.clockSkewMs);
    const tenant_id = string('');
    const skewed = fate(optionalText, value(plainEnvelope({ occurred_at }), long(0)));
    expect(skewed).toEqual({ reason: 'clock_skew', field: 'envelope.occurred_at' });
    const broken = plainEnvelope({ occurred_at, tenant_id });
    expect(fate(optionalText, value(broken, long(0)))).toEqual({
      reason: 'invalid_field',
      field: 'envelope.tenant_id',
    });
    expect(fate(optionalText, value(broken, long(0), long(0)))).toEqual({ reason: 'trailing_bytes', field: '' });
    expect(fate(optionalText, value(broken, long(2)))?.reason).toBe('malformed');
  });

  it('names the field of malformed bytes', () => {
    const transcoders = transcodersOf(optionalText);
    const rejection = transcoders.append(new EventBlock(), value(plainEnvelope(), long(1), long(5)), metaOf(0));
    expect(rejection).toEqual({ reason: 'malformed', field: 'field', error: 'the value ends too early' });
  });
});

describe('details', () => {
  const record: AvroSchema = {
    type: 'record',
    name: 'R',
    fields: [
      { name: 'a', type: 'string' },
      { name: 'b', type: ['null', 'bytes'] },
    ],
  };
  const items = (...all: Buffer[]) => blocks([{ items: all, sized: false }]);

  it.each<[string, AvroSchema, Buffer, string | undefined]>([
    ['string', 'string', string('as "is"\n'), 'as "is"\n'],
    ['int', 'int', long(-2_147_483_648), '-2147483648'],
    ['long', 'long', long(9_007_199_254_740_991), '9007199254740991'],
    ['double', 'double', avroBytes.double(1e21), '1e+21'],
    ['negative zero', 'double', avroBytes.double(-0), '0'],
    ['float', 'float', avroBytes.float(0.1), '0.10000000149011612'],
    ['boolean', 'boolean', Buffer.of(1), 'true'],
    ['null', 'null', Buffer.alloc(0), undefined],
    [
      'timestamp',
      { type: 'long', logicalType: 'timestamp-millis' },
      long(1_456_708_560_000),
      '2016-02-29T01:16:00.000Z',
    ],
    [
      'early timestamp',
      { type: 'long', logicalType: 'timestamp-millis' },
      long(-62_198_755_200_000),
      '-000001-01-01T00:00:00.000Z',
    ],
    ['bytes', 'bytes', avroBytes.bytes(Buffer.from('fffe00', 'hex')), '//4A'],
    ['empty array', { type: 'array', items: 'string' }, long(0), '[]'],
    ['array', { type: 'array', items: 'string' }, items(string('a"\u0001'), string('😀')), '["a\\"\\u0001","😀"]'],
    [
      'array of nullable',
      { type: 'array', items: ['null', 'int'] },
      items(long(0), Buffer.concat([long(1), long(7)])),
      '[null,7]',
    ],
    [
      'timestamps',
      { type: 'array', items: { type: 'long', logicalType: 'timestamp-millis' } },
      items(long(0)),
      '["1970-01-01T00:00:00.000Z"]',
    ],
    [
      'map',
      { type: 'map', values: 'boolean' },
      items(Buffer.concat([string('2'), Buffer.of(1)]), Buffer.concat([string('1'), Buffer.of(0)])),
      '{"2":true,"1":false}',
    ],
    ['record', record, Buffer.concat([string('x'), long(1), avroBytes.bytes(Buffer.of(1))]), '{"a":"x","b":"AQ=="}'],
    ['empty record', { type: 'record', name: 'Empty', fields: [] }, Buffer.alloc(0), '{}'],
  ])('%s', (_what, type, bytes, text) => {
    expect(detail(type, bytes)).toBe(text);
  });

  it.each<[string, AvroSchema, Buffer]>([
    ['a long beyond 2^53 - 1', 'long', long(2n ** 53n)],
    ['NaN', 'double', avroBytes.double(Number.NaN)],
    ['infinity within an array', { type: 'array', items: 'float' }, items(avroBytes.float(-Infinity))],
    ['a timestamp that is no date', { type: 'long', logicalType: 'timestamp-millis' }, long(8.64e15 + 1)],
    ['a key twice', { type: 'map', values: 'null' }, items(string('k'), string('k'))],
    ['text of 64 KiB and a byte', 'string', string('x'.repeat(LIMITS.detail + 1))],
    ['bytes of more than 64 KiB in base64', 'bytes', avroBytes.bytes(Buffer.alloc(49_153))],
    ['JSON of 64 KiB and a byte', { type: 'array', items: 'string' }, items(string('x'.repeat(LIMITS.detail - 3)))],
    ['JSON that grows by escaping', { type: 'array', items: 'string' }, items(string('\0'.repeat(LIMITS.detail / 4)))],
    [
      'JSON of many items',
      { type: 'array', items: 'boolean' },
      Buffer.concat([long(300_000), Buffer.alloc(300_000, 1), long(0)]),
    ],
  ])('refuses %s', (_what, type, bytes) => {
    const result = fate(actionWith({ name: 'field', type }), value(plainEnvelope(), bytes));
    expect(result).toEqual({ reason: 'invalid_field', field: 'field' });
  });

  it('takes text and JSON of exactly 64 KiB', () => {
    expect(detail('string', string('x'.repeat(LIMITS.detail)))).toHaveLength(LIMITS.detail);
    expect(detail('bytes', avroBytes.bytes(Buffer.alloc(49_152)))).toHaveLength(LIMITS.detail);
    for (const length of [123, 124, 125, 16_379, 16_380, 16_381, LIMITS.detail - 4]) {
      expect(detail({ type: 'array', items: 'string' }, items(string('x'.repeat(length))))).toHaveLength(length + 4);
    }
  });

  it('bounds a preview in characters', () => {
    expect(detail('string', string('😀'.repeat(1024)), 'preview')).toHaveLength(2048);
    const long1025 = value(plainEnvelope(), long(1), string(`${'😀'.repeat(1024)}x`));
    expect(fate(actionWith({ name: 'preview', type: ['null', 'string'] }), long1025)?.reason).toBe('invalid_field');
  });

  it('bounds what a few bytes can become', () => {
    const name = 'n'.repeat(256);
    const item: AvroSchema = { type: 'record', name: 'R', fields: [{ name, type: 'boolean' }] };
    const fields = Array.from({ length: 20 }, (_, i): AvroField => ({
      name: `f${i}`,
      type: { type: 'array', items: i === 0 ? item : 'R' },
    }));
    const list = items(...Array<Buffer>(240).fill(Buffer.of(0)));
    const result = fate(actionWith(...fields), value(plainEnvelope(), ...fields.map(() => list)));
    const perField = 240 * (256 + 11) + 4;
    const allowed = Math.floor(MAX_DETAILS_BYTES / perField) + 1;
    expect(result).toEqual({ reason: 'invalid_field', field: `f${allowed}` });
  });

  it('keeps fields a newer envelope adds', () => {
    const { fields = [] } = envelope.type as AvroObject;
    const newer = {
      ...(envelope.type as object),
      fields: [...fields, { name: 'region', type: 'string' }],
    } as unknown as AvroSchema;
    const schema = { ...other, fields: [{ name: 'envelope', type: newer }] };
    const row = fate(schema, value(plainEnvelope(), string('eu')))?.row;
    expect(row?.details).toEqual(new Map([['envelope.region', 'eu']]));
  });
});

describe('malformed bytes', () => {
  const broken = Buffer.from('c328', 'hex');
  const enumeration: AvroSchema = { type: 'enum', name: 'E', symbols: ['A', 'B'] };
  const sized = (...parts: Buffer[]) => Buffer.concat([long(1), ...parts, long(0)]);

  it.each<[string, AvroSchema, Buffer]>([
    ['a boolean of 2', 'boolean', Buffer.of(2)],
    ['a boolean of 2 in JSON', { type: 'array', items: 'boolean' }, sized(Buffer.of(2))],
    ['an int too large', 'int', long(2 ** 31)],
    ['an int too small', 'int', long(-(2 ** 31) - 1)],
    ['an int of 64 bits', 'int', long(2n ** 62n)],
    ['an int too large in JSON', { type: 'array', items: 'int' }, sized(long(2 ** 31))],
    ['a long of 65 bits', 'long', Buffer.from('ffffffffffffffffff02', 'hex')],
    ['a long of eleven bytes', 'long', Buffer.from('8080808080808080808000', 'hex')],
    ['a long cut short', 'long', Buffer.from('80', 'hex')],
    ['a long cut short after four bytes', 'long', Buffer.from('80808080', 'hex')],
    ['branch -1', ['null', 'int'], long(-1)],
    ['branch -1 of many', ['null', 'int', 'string', 'boolean'], long(-1)],
    ['a branch too many', ['null', 'int'], long(2)],
    ['a branch far beyond', ['null', 'int'], long(2 ** 40)],
    ['symbol -1', enumeration, long(-1)],
    ['a symbol too many', enumeration, long(2)],
    ['a negative length', 'string', long(-1)],
    ['a length beyond the end', 'string', long(1)],
    ['a length beyond 2^53', 'string', long(2n ** 60n)],
    ['bytes beyond the end', 'bytes', long(1)],
    ['a fixed cut short', { type: 'fixed', name: 'F', size: 3 }, Buffer.alloc(2)],
    ['a float cut short', 'float', Buffer.alloc(3)],
    ['a double cut short', 'double', Buffer.alloc(7)],
    ['an array without end', { type: 'array', items: 'int' }, Buffer.concat([long(1), long(0)])],
    ['an array of 2^62', { type: 'array', items: 'int' }, long(2n ** 62n)],
    ['an array of -2^63', { type: 'array', items: 'int' }, Buffer.concat([long(-(2n ** 63n)), long(0)])],
    ['a block whose size is cut short', { type: 'array', items: 'int' }, long(-1)],
    ['a string that is not UTF-8', 'string', avroBytes.bytes(broken)],
    ['a long string that is not UTF-8', 'string', avroBytes.bytes(Buffer.concat([Buffer.alloc(70_000, 97), broken]))],
    ['a string of JSON that is not UTF-8', { type: 'array', items: 'string' }, sized(avroBytes.bytes(broken))],
    [
      'a long one',
      { type: 'array', items: 'string' },
      sized(avroBytes.bytes(Buffer.concat([Buffer.alloc(70_000, 97), broken]))),
    ],
    ['a key that is not UTF-8', { type: 'map', values: 'int' }, sized(avroBytes.bytes(broken), long(0))],
    ['a surrogate in UTF-8', 'string', avroBytes.bytes(Buffer.from('eda080', 'hex'))],
  ])('%s', (_what, type, bytes) => {
    const result = fate(actionWith({ name: 'field', type }), value(plainEnvelope(), bytes));
    expect(result).toEqual({ reason: 'malformed', field: undefined });
  });

  it.each<[string, Record<string, Buffer>]>([
    ['tenant_id', { tenant_id: avroBytes.bytes(broken) }],
    [
      'an empty and then broken envelope',
      { tenant_id: string(''), reason: Buffer.concat([long(1), avroBytes.bytes(broken)]) },
    ],
    [
      'an id that is too long and not UTF-8',
      { tenant_id: avroBytes.bytes(Buffer.concat([Buffer.alloc(300, 97), broken])) },
    ],
    ['an event id that is not UTF-8', { event_id: avroBytes.bytes(Buffer.concat([Buffer.alloc(34, 97), broken])) }],
    ['the key of a label', { labels: sized(avroBytes.bytes(broken), string('')) }],
    ['the value of a label', { labels: sized(string(''), avroBytes.bytes(broken)) }],
    ['the outcome', { outcome: long(-1) }],
    [
      'the sequence',
      { producer: Buffer.concat([string('s'), string('i'), Buffer.from('ffffffffffffffffff7f', 'hex')]) },
    ],
  ])('in the envelope: %s', (_what, replaced) => {
    expect(fate(actionWith(), value(plainEnvelope(replaced)))).toEqual({ reason: 'malformed', field: undefined });
  });
});

function whoColumns(name: string, type: string) {
  const columns = ['id', 'name', 'email', 'role', 'department_id'].map((part) => [
    `${name}_${part}`,
    `${name}_${part}`,
  ]);
  return { ...Object.fromEntries(columns), [`${name}_type`]: type } as object;
}
