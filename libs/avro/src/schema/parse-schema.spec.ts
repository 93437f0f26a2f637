import { describe, expect, it } from '@jest/globals';
import type { AvroSchema } from '@docket/events';
import { parseSchema } from './parse-schema.js';

const record = (name: string, ...fields: [string, unknown][]): AvroSchema =>
  ({ type: 'record', name, fields: fields.map(([field, type]) => ({ name: field, type })) }) as unknown as AvroSchema;

describe('parseSchema', () => {
  it('resolves names within namespaces as Avro does', () => {
    const inner = { ...(record('Inner', ['x', 'int']) as object), namespace: 'a.b' };
    const outer = record(
      'Outer',
      ['one', inner],
      ['two', 'a.b.Inner'],
      ['three', { type: 'record', name: 'a.b.Third', fields: [{ name: 'y', type: 'Inner' }] }],
    );
    const node = parseSchema(outer);
    if (node.kind !== 'record') throw new Error(node.kind);
    const [one, two, three] = node.fields.map(({ type }) => type);
    expect(one).toMatchObject({ kind: 'record', fullName: 'a.b.Inner' });
    expect(two).toBe(one);
    expect(three).toMatchObject({ fullName: 'a.b.Third', fields: [{ type: one }] });
  });

  it('reads through attributes and unknown logical types', () => {
    expect(parseSchema({ type: { type: { type: 'long' }, logicalType: 'timestamp-millis' } })).toEqual({
      kind: 'long',
      millis: true,
    });
    expect(parseSchema({ type: 'long', logicalType: 'timestamp-micros' })).toEqual({ kind: 'long', millis: false });
  });

  it.each<[string, unknown, string]>([
    ['a type that contains itself', record('Node', ['next', ['null', 'Node']]), 'contains itself'],
    ['a type not defined', record('A', ['b', 'B']), 'is not defined'],
    ['a type defined twice', record('A', ['b', record('B')], ['c', record('B')]), 'is defined twice'],
    ['two fields of one name', record('A', ['b', 'int'], ['b', 'int']), 'two fields'],
    ['a name that is none', record('A', ['b c', 'int']), 'no field name'],
    ['a name of a primitive', record('string'), 'primitive'],
    ['an empty union', [], 'no branches'],
    ['a union within a union', ['null', ['null', 'int']], 'within a union'],
    ['a type twice in a union', ['int', 'int'], 'twice'],
    ['a logical type twice in a union', ['long', { type: 'long', logicalType: 'timestamp-millis' }], 'twice'],
    ['an enum without symbols', { type: 'enum', name: 'E', symbols: [] }, 'symbols'],
    ['a symbol twice', { type: 'enum', name: 'E', symbols: ['A', 'A'] }, 'symbols'],
    ['a fixed of no size', { type: 'fixed', name: 'F' }, 'no size'],
    ['a fixed too large for any record', { type: 'fixed', name: 'F', size: 2 ** 40 }, 'no size'],
    ['an array of nothing', { type: 'array', items: 'null' }, 'take no bytes'],
    ['an array of empty records', { type: 'array', items: record('E', ['a', 'null']) }, 'take no bytes'],
  ])('refuses %s', (_what, schema, message) => {
    expect(() => parseSchema(schema as AvroSchema)).toThrow(message);
  });

  it('bounds depth and size', () => {
    let deep: AvroSchema = 'int';
    for (let i = 0; i < 40; i++) deep = { type: 'array', items: deep };
    expect(() => parseSchema(deep)).toThrow('nested more than');
    let deeper: unknown = 'int';
    for (let i = 0; i < 100_000; i++) deeper = { type: deeper };
    expect(() => parseSchema(deeper as AvroSchema)).toThrow('nested more than');
    // Each type uses the one before twice: 2^30 values in no bytes.
    let doubled: AvroSchema = record('R0');
    for (let i = 1; i <= 30; i++) doubled = record(`R${i}`, ['a', doubled], ['b', `R${i - 1}`]);
    expect(() => parseSchema(doubled)).toThrow(/nested more than|more than \d+ parts/);
    const shallow = Array.from(
      { length: 20 },
      (_, i) =>
        [
          `f${i}`,
          i === 0 ? record('R', ...Array.from({ length: 600 }, (_, k): [string, string] => [`g${k}`, 'null'])) : 'R',
        ] as [string, unknown],
    );
    expect(() => parseSchema(record('Wide', ...shallow))).toThrow('more than 10000 parts');
  });
});
