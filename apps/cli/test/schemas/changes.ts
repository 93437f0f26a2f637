import type { AvroField, AvroObject, AvroRecord, AvroSchema } from '@docket/events';

/** One change of a schema and what it does to events written before. */
export interface Change {
  readonly name: string;
  readonly older: AvroRecord;
  readonly newer: AvroRecord;
  /** Each `path: message begins with`; empty when old events stay readable. */
  readonly breaks: readonly string[];
  /** Docket refuses what Avro allows: a registry finds nothing. */
  readonly stricter?: true;
}

const field = (name: string, type: AvroSchema, rest: Partial<AvroField> = {}): AvroField => ({ name, type, ...rest });
const record = (...fields: AvroField[]): AvroRecord => ({
  type: 'record',
  name: 'TestChanged',
  namespace: 'docket.test',
  fields,
});
const inner = (...fields: AvroField[]): AvroObject => ({ type: 'record', name: 'Inner', fields });
const kind = (symbols: string[], rest: Partial<AvroObject> = {}): AvroObject => ({
  type: 'enum',
  name: 'Kind',
  symbols,
  ...rest,
});
const optional = (type: AvroSchema): readonly AvroSchema[] => ['null', type];
const time: AvroSchema = { type: 'long', logicalType: 'timestamp-millis' };

function change(name: string, older: AvroField[], newer: AvroField[], ...breaks: string[]): Change {
  return { name, older: record(...older), newer: record(...newer), breaks };
}

/** A change of the type of one field. */
function retyped(name: string, older: AvroSchema, newer: AvroSchema, ...breaks: string[]): Change {
  return change(name, [field('a', older)], [field('a', newer)], ...breaks);
}

function stricter(found: Change): Change {
  return { ...found, stricter: true };
}

/** Changes of every kind. Docket's own checker and a real registry are held to the same table. */
export const CHANGES: readonly Change[] = [
  retyped('nothing', 'string', 'string'),
  change('field added with a default', [field('a', 'int')], [field('a', 'int'), field('b', 'int', { default: 0 })]),
  change(
    'optional field added',
    [field('a', 'int')],
    [field('a', 'int'), field('b', optional('int'), { default: null })],
  ),
  change(
    'field added without a default',
    [field('a', 'int')],
    [field('a', 'int'), field('b', 'int')],
    'b: was added without',
  ),
  change('field removed', [field('a', 'int'), field('b', 'int')], [field('a', 'int')]),
  change(
    'fields in another order',
    [field('a', 'int'), field('b', 'string')],
    [field('b', 'string'), field('a', 'int')],
  ),
  change('field renamed', [field('a', 'int')], [field('b', 'int')], 'b: was added without'),
  change('field renamed with an alias', [field('a', 'int')], [field('b', 'int', { aliases: ['a'] })]),
  change(
    'field renamed with an alias and retyped',
    [field('a', 'string')],
    [field('b', 'long', { aliases: ['a'] })],
    'b: was string, is now long: old events could not be read',
  ),
  retyped('int to long', 'int', 'long'),
  retyped('int to double', 'int', 'double'),
  retyped('long to double', 'long', 'double'),
  retyped('float to double', 'float', 'double'),
  retyped('string to bytes', 'string', 'bytes'),
  retyped('long to int', 'long', 'int', 'a: was long, is now int'),
  retyped('double to long', 'double', 'long', 'a: was double, is now long'),
  retyped('string to long', 'string', 'long', 'a: was string, is now long: old events could not be read'),
  retyped('boolean to string', 'boolean', 'string', 'a: was boolean, is now string'),
  retyped('required to optional', 'string', optional('string')),
  retyped('optional to required', optional('string'), 'string', 'a: was optional string, is now string'),
  retyped('optional int to optional long', optional('int'), optional('long')),
  retyped(
    'optional to optional of another type',
    optional('string'),
    optional('int'),
    'a: was optional string, is now optional int',
  ),
  stricter(retyped('time to number', time, 'long', 'a: was timestamp-millis, is now long: the values of old events')),
  stricter(retyped('number to time', 'long', time, 'a: was long, is now timestamp-millis: the values')),
  retyped('symbol added', kind(['A']), kind(['A', 'B'])),
  retyped('symbols in another order', kind(['A', 'B']), kind(['B', 'A'])),
  retyped(
    'symbol removed',
    kind(['A', 'B', 'C']),
    kind(['A']),
    'a: enum docket.test.Kind no longer has B, C: old events could not',
  ),
  stricter(
    retyped(
      'symbol removed, with a default',
      kind(['A', 'B'], { default: 'A' }),
      kind(['A'], { default: 'A' }),
      'a: enum docket.test.Kind no longer has B: old events that say so would be read as A',
    ),
  ),
  retyped('enum to string', kind(['A']), 'string', 'a: was enum docket.test.Kind, is now string'),
  retyped('string to enum', 'string', kind(['A']), 'a: was string, is now enum docket.test.Kind'),
  retyped(
    'enum of another name',
    kind(['A']),
    kind(['A'], { name: 'Sort' }),
    'a: was enum docket.test.Kind, is now enum docket.test.Sort',
  ),
  retyped('enum of another name with an alias', kind(['A']), kind(['A'], { name: 'Sort', aliases: ['Kind'] })),
  retyped('list of int to list of long', { type: 'array', items: 'int' }, { type: 'array', items: 'long' }),
  retyped(
    'list of string to list of int',
    { type: 'array', items: 'string' },
    { type: 'array', items: 'int' },
    'a[]: was string, is now int',
  ),
  retyped(
    'map of string to map of int',
    { type: 'map', values: 'string' },
    { type: 'map', values: 'int' },
    'a.*: was string, is now int',
  ),
  retyped(
    'list to map',
    { type: 'array', items: 'int' },
    { type: 'map', values: 'int' },
    'a: was list of int, is now map of int',
  ),
  retyped(
    'fixed of another size',
    { type: 'fixed', name: 'F', size: 8 },
    { type: 'fixed', name: 'F', size: 16 },
    'a: had 8 bytes, now has 16',
  ),
  retyped('record to string', inner(field('x', 'int')), 'string', 'a: was record docket.test.Inner, is now string'),
  retyped(
    'inner field retyped',
    inner(field('x', 'string')),
    inner(field('x', 'long')),
    'a.x: was string, is now long',
  ),
  retyped(
    'inner field added',
    inner(field('x', 'int')),
    inner(field('x', 'int'), field('y', 'int')),
    'a.y: was added without a default',
  ),
  retyped(
    'inner field of an optional record retyped',
    optional(inner(field('x', 'string'))),
    optional(inner(field('x', 'int'))),
    'a.x: was string, is now int',
  ),
  retyped(
    'inner field of listed records retyped',
    { type: 'array', items: inner(field('x', 'string')) },
    { type: 'array', items: inner(field('x', 'int')) },
    'a[].x: was string, is now int',
  ),
  change(
    'type used twice changed: both places are told',
    [field('a', inner(field('x', 'string'))), field('b', optional('Inner'), { default: null })],
    [field('a', inner(field('x', 'int'))), field('b', optional('Inner'), { default: null })],
    'a.x: was string, is now int',
    'b.x: was string, is now int',
  ),
  change(
    'two breaks at once',
    [field('a', 'string'), field('b', 'long')],
    [field('a', 'int'), field('b', 'int')],
    'a: was string, is now int',
    'b: was long, is now int',
  ),
];
