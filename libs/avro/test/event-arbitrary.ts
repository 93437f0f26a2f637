import fc from 'fast-check';
import { type AvroSchema, LIMITS } from '@docket/events';
import type { EventRow } from '../src/block/event-row.js';
import { avroBytes } from './avro-bytes.js';
import { anyType, fieldName, Names, type Sample, type TestType, unicode } from './type-arbitrary.js';

/** When the broker appended every record of these tests. */
export const APPENDED = Date.UTC(2026, 5, 1);

type Columns = Record<string, string | number | bigint | ReadonlyMap<string, string>>;
type Details = readonly (readonly [string, string])[];

/** What part of an event becomes: bytes, columns, details, and the fields in it that break a rule, in order. */
export interface Part {
  readonly bytes: Buffer;
  readonly columns: Columns;
  readonly details: Details;
  readonly broken: readonly string[];
  readonly skewed: boolean;
}

interface Field {
  readonly name: string;
  readonly schema: (names: Names) => AvroSchema;
  readonly parts: fc.Arbitrary<Part>;
}

/** A schema of an action, and records of it. */
export interface TestAction {
  readonly schema: AvroSchema;
  readonly records: fc.Arbitrary<Part>;
}

const part = (bytes: Buffer, columns: Columns = {}, broken: readonly string[] = []): Part => ({
  bytes,
  columns,
  broken,
  details: [],
  skewed: false,
});

function joined(parts: readonly Part[]): Part {
  return {
    bytes: Buffer.concat(parts.map(({ bytes }) => bytes)),
    columns: Object.assign({}, ...parts.map(({ columns }) => columns)) as Columns,
    details: parts.flatMap(({ details }) => details),
    broken: parts.flatMap(({ broken }) => broken),
    skewed: parts.some(({ skewed }) => skewed),
  };
}

/** Text of a bounded number of bytes, now and then one byte beyond the bound. */
function bounded(limit: number, filled: boolean): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 30, arbitrary: unicode.filter((text) => (!filled || text !== '') && Buffer.byteLength(text) <= limit) },
    { weight: 2, arbitrary: fc.constantFrom('x'.repeat(limit), `é${'x'.repeat(limit - 2)}`) },
    { weight: 1, arbitrary: fc.constantFrom('x'.repeat(limit + 1), filled ? '' : 'x'.repeat(limit * 2)) },
  );
}

function textField(path: string, column: string, limit: number, filled: boolean): fc.Arbitrary<Field> {
  const name = path.split('.').at(-1) ?? '';
  const strings: Field = {
    name,
    schema: () => 'string',
    parts: bounded(limit, filled).map((text) => {
      const broken = Buffer.byteLength(text) > limit || (filled && text === '');
      return part(avroBytes.string(text), { [column]: text }, broken ? [path] : []);
    }),
  };
  const symbols = ['UNKNOWN', 'AGENT', 'constructor', '__proto__', 'SUCCESS'];
  const type = { kind: 'enum' } as TestType;
  const symbolic: Field = {
    name,
    schema: (names) => names.define(type, (own) => ({ type: 'enum', name: own, namespace: 'docket.test', symbols })),
    parts: fc.nat(symbols.length - 1).map((i) => part(avroBytes.long(i), { [column]: symbols[i] ?? '' })),
  };
  return fc.constantFrom(strings, strings, symbolic);
}

/** An optional field: alone, or in a union with null on either side; or not in the schema at all. */
function optional(field: fc.Arbitrary<Field>): fc.Arbitrary<Field | undefined> {
  return fc.tuple(field, fc.constantFrom('bare', 'first', 'last', 'missing')).map(([inner, form]) => {
    if (form === 'bare') return inner;
    if (form === 'missing') return undefined;
    const present = form === 'first' ? 1 : 0;
    const parts = fc.oneof(
      {
        weight: 3,
        arbitrary: inner.parts.map((p) => ({ ...p, bytes: Buffer.concat([avroBytes.long(present), p.bytes]) })),
      },
      fc.constant(part(avroBytes.long(1 - present))),
    );
    const schema = (names: Names): AvroSchema => {
      const type = inner.schema(names);
      return form === 'first' ? ['null', type] : [type, 'null'];
    };
    return { name: inner.name, schema, parts };
  });
}

function extraField(path: string): fc.Arbitrary<Field> {
  return fc
    .tuple(
      fieldName.map((name) => `x_${name}`),
      anyType,
    )
    .map(([name, type]) => ({
      name,
      schema: type.schema,
      parts: type.values.map((sample) => detailPart(`${path}${name}`, sample)),
    }));
}

function detailPart(key: string, sample: Sample): Part {
  const { bytes, text, broken } = sample;
  return {
    bytes,
    columns: {},
    details: text === undefined ? [] : [[key, text]],
    broken: broken ? [key] : [],
    skewed: false,
  };
}

function recordField(
  name: string,
  fields: readonly fc.Arbitrary<Field | undefined>[],
  path: string,
): fc.Arbitrary<Field> {
  const extra = fc.option(extraField(`${path}.`), { nil: undefined, freq: 8 });
  return fc
    .tuple(...fields, extra)
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }))
    .map((shuffled) => {
      const present = shuffled.filter((field): field is Field => field !== undefined);
      const type = { kind: 'record' } as TestType;
      return {
        name,
        schema: (names) =>
          names.define(type, (own) => ({
            type: 'record',
            name: own,
            namespace: 'docket.test',
            fields: present.map((field) => ({ name: field.name, type: field.schema(names) })),
          })),
        parts: fc.tuple(...present.map((field) => field.parts)).map(joined),
      };
    });
}

const always = (field: Field): fc.Arbitrary<Field> => fc.constant(field);
const { id, name } = LIMITS;

const eventId: Field = {
  name: 'event_id',
  schema: () => ({ type: 'string', logicalType: 'uuid' }),
  parts: fc.oneof(
    {
      weight: 20,
      arbitrary: fc
        .tuple(fc.uuid(), fc.boolean())
        .map(([text, upper]) => part(avroBytes.string(upper ? text.toUpperCase() : text), { event_id: text })),
    },
    fc
      .constantFrom(
        '',
        'x',
        '0190c0de-7000-7000-8000-00000000000g',
        '0190c0de 7000-7000-8000-000000000000',
        '{0190c0de-7000-7000-8000-0000000000}',
        'é190c0de-7000-7000-8000-0000000000',
        '0190c0de-7000-7000-8000-00000000000@',
      )
      .map((text) => part(avroBytes.string(text), {}, ['envelope.event_id'])),
  ),
};

const occurredAt: Field = {
  name: 'occurred_at',
  schema: () => ({ type: 'long', logicalType: 'timestamp-millis' }),
  parts: fc.oneof(
    {
      weight: 20,
      arbitrary: fc
        .integer({ min: 0, max: APPENDED + LIMITS.clockSkewMs })
        .map((at) => part(avroBytes.long(at), { occurred_at: at })),
    },
    fc
      .constantFrom(-1, LIMITS.occurredAtMax, 2n ** 60n, -(2n ** 63n))
      .map((at) => part(avroBytes.long(at), {}, ['envelope.occurred_at'])),
    fc
      .constantFrom(APPENDED + LIMITS.clockSkewMs + 1, LIMITS.occurredAtMax - 1)
      .map((at) => ({ ...part(avroBytes.long(at)), skewed: true })),
  ),
};

const sequence: fc.Arbitrary<Field> = fc.constantFrom('long', 'int').map((type) => ({
  name: 'sequence',
  schema: () => type,
  parts: fc.oneof(
    {
      weight: 20,
      arbitrary: fc
        .nat(type === 'int' ? 2 ** 31 - 1 : Number.MAX_SAFE_INTEGER)
        .map((n) => part(avroBytes.long(n), { producer_sequence: BigInt(n) })),
    },
    fc.constantFrom(-1, -(2 ** 31)).map((n) => part(avroBytes.long(n), {}, ['envelope.producer.sequence'])),
  ),
}));

const label = fc.tuple(bounded(LIMITS.labelKey, false), bounded(LIMITS.labelValue, false));
const labelList = fc.oneof(
  { weight: 10, arbitrary: fc.array(label, { maxLength: 4 }) },
  fc.constantFrom(64, 65).map((count) => Array.from({ length: count }, (_, i): [string, string] => [`k${i}`, ''])),
);
const labels: Field = {
  name: 'labels',
  schema: () => ({ type: 'map', values: 'string' }),
  parts: fc.tuple(labelList, fc.boolean()).map(([list, sized]) => {
    const items = list.map(([key, value]) => Buffer.concat([avroBytes.string(key), avroBytes.string(value)]));
    const map = new Map(list);
    const fits = list.every(
      ([key, value]) => Buffer.byteLength(key) <= LIMITS.labelKey && Buffer.byteLength(value) <= LIMITS.labelValue,
    );
    const broken = !fits || map.size !== list.length || list.length > LIMITS.labels;
    return part(avroBytes.blocks([{ items, sized }]), { labels: map }, broken ? ['envelope.labels'] : []);
  }),
};

const actor = (path: string) =>
  recordField(
    path,
    [
      textField(`envelope.${path}.type`, `${path}_type`, name, true),
      textField(`envelope.${path}.id`, `${path}_id`, id, true),
      optional(textField(`envelope.${path}.name`, `${path}_name`, name, false)),
      optional(textField(`envelope.${path}.email`, `${path}_email`, name, false)),
      optional(textField(`envelope.${path}.role`, `${path}_role`, name, false)),
      optional(textField(`envelope.${path}.department_id`, `${path}_department_id`, id, true)),
    ],
    `envelope.${path}`,
  );

const optionalText = (field: string, limit: number, filled: boolean) =>
  optional(textField(`envelope.${field}`, field, limit, filled));

const envelope: fc.Arbitrary<Field> = recordField(
  'envelope',
  [
    always(eventId),
    always(occurredAt),
    textField('envelope.tenant_id', 'tenant_id', id, true),
    actor('actor'),
    optional(actor('on_behalf_of')),
    ...['department_id', 'ticket_id', 'session_id', 'request_id', 'trace_id', 'subject_key_id'].map((field) =>
      optionalText(field, id, true),
    ),
    ...['department_name', 'channel', 'ip'].map((field) => optionalText(field, name, false)),
    optionalText('user_agent', LIMITS.userAgent, false),
    optionalText('reason', LIMITS.reason, false),
    optional(
      recordField(
        'target',
        [
          textField('envelope.target.type', 'target_type', name, true),
          textField('envelope.target.id', 'target_id', id, true),
          optional(textField('envelope.target.name', 'target_name', name, false)),
        ],
        'envelope.target',
      ),
    ),
    textField('envelope.outcome', 'outcome', name, true),
    recordField(
      'producer',
      [
        textField('envelope.producer.service', 'producer_service', name, true),
        textField('envelope.producer.instance', 'producer_instance', name, true),
        sequence,
      ],
      'envelope.producer',
    ),
    optional(always(labels)),
  ],
  'envelope',
);

/** A schema with a shuffled envelope and any fields of its own, and records of it, some of which break rules. */
export const anyAction: fc.Arbitrary<TestAction> = fc
  .tuple(envelope, fc.uniqueArray(fieldName, { maxLength: 6 }), fc.array(anyType, { minLength: 1, maxLength: 6 }))
  .map(([first, fieldNames, types]) => {
    const names = new Names();
    const own = fieldNames
      .filter((field) => field !== 'envelope' && field !== 'preview')
      .map((field, i) => ({ name: field, type: types[i % types.length] as TestType }));
    const schema: AvroSchema = {
      type: 'record',
      name: 'TestHappened',
      namespace: 'docket.test',
      fields: [
        { name: 'envelope', type: first.schema(names) },
        ...own.map((field) => ({ name: field.name, type: field.type.schema(names) })),
      ],
    };
    const ownParts = own.map(({ name: key, type }) => type.values.map((sample) => detailPart(key, sample)));
    return { schema, records: fc.tuple(first.parts, ...ownParts).map(joined) };
  });

/** The row a record without broken rules has to become; what all rows have in common is given. */
export function expectedRow({ columns, details }: Part, rest: Partial<EventRow>): Columns {
  const department = columns['department_id'] ?? columns['actor_department_id'] ?? '';
  return { labels: new Map(), ...columns, details: new Map(details), department, ...rest };
}
