import fc from 'fast-check';
import type { AvroSchema } from '@docket/events';
import { avroBytes } from './avro-bytes.js';
import { AWKWARD_NAMES, HOSTILE } from './hostile.js';

/** A value of a type: its bytes, and what is to be made of it. */
export interface Sample {
  readonly bytes: Buffer;
  /** Text in JSON. */
  readonly json: string;
  /** Text as a detail; undefined when there is none. */
  readonly text: string | undefined;
  /** Breaks a rule of the contract. */
  readonly broken: boolean;
}

/** Gives named types their names, and knows those defined already. */
export class Names {
  #count = 0;
  readonly #defined = new Map<TestType, string>();

  define(type: TestType, make: (name: string) => AvroSchema): AvroSchema {
    const known = this.#defined.get(type);
    if (known !== undefined) return `docket.test.${known}`;
    const name = `Type${this.#count++}`;
    const schema = make(name);
    this.#defined.set(type, name);
    return schema;
  }
}

/** A type of a schema, and values of it. */
export interface TestType {
  readonly schema: (names: Names) => AvroSchema;
  readonly values: fc.Arbitrary<Sample>;
  readonly kind: string;
}

/** Attributes that mean nothing, with contents that would mean something elsewhere. */
const attributes = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc
    .constantFrom(...HOSTILE)
    .map((text) => ({ doc: text, default: text, aliases: [text], logicalType: text, [text]: text })),
);

export const unicode = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 200 }),
  fc.constantFrom(
    '',
    '"\\/\b\f\n\r\t\u0001\u001f\u007f\u2028\u2029',
    '😀'.repeat(40),
    'é'.repeat(64),
    '\ufeffx',
    '\ufffd',
  ),
);

function primitive(kind: string, values: fc.Arbitrary<Sample>, schema?: AvroSchema): fc.Arbitrary<TestType> {
  return attributes.map((extra) => {
    const bare = schema ?? kind;
    const whole =
      Object.keys(extra).length === 0
        ? bare
        : typeof bare === 'string'
          ? { ...extra, type: bare }
          : { ...extra, ...(bare as object) };
    return { kind, values, schema: () => whole as AvroSchema };
  });
}

const scalar = (bytes: Buffer, text: string, json: string, broken = false): Sample => ({ bytes, text, json, broken });
const asString = (bytes: Buffer, text: string): Sample => scalar(bytes, text, JSON.stringify(text));
const asNumber = (bytes: Buffer, value: bigint | number, broken = false): Sample =>
  scalar(bytes, String(value), String(value), broken);

const padded = fc.integer({ min: 1, max: 10 });
const ints = fc.oneof(fc.integer(), fc.integer({ min: -70, max: 70 }), fc.constantFrom(-(2 ** 31), 2 ** 31 - 1));
const safe = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer(),
  fc.constantFrom(0, -1, 2 ** 27, -(2 ** 27), 2 ** 31, 2 ** 32, -(2 ** 32), 2 ** 53 - 1, -(2 ** 53) + 1),
);
const long = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(safe, padded).map(([n, length]) => asNumber(avroBytes.longPadded(n, length), n)) },
  fc
    .constantFrom(2n ** 53n, -(2n ** 53n), 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n), -(2n ** 60n) - 1n)
    .map((n) => asNumber(avroBytes.long(n), n, true)),
);
const millis = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .integer({ min: -8.64e15, max: 8.64e15 })
      .map((ms) => asString(avroBytes.long(ms), new Date(ms).toISOString())),
  },
  fc.constantFrom(8.64e15 + 1, -8.64e15 - 1).map((ms) => scalar(avroBytes.long(ms), '', '', true)),
);
const floating = (write: (value: number) => Buffer, read: (bytes: Buffer) => number) =>
  fc.oneof(fc.double(), fc.float(), fc.constantFrom(0, -0, 1e21, 1e-7, 5e-324)).map((value) => {
    const bytes = write(value);
    const back = read(bytes);
    return asNumber(bytes, back, !Number.isFinite(back));
  });
const binary = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));

const scalars: fc.Arbitrary<TestType> = fc.oneof(
  primitive('null', fc.constant({ bytes: Buffer.alloc(0), json: 'null', text: undefined, broken: false })),
  primitive(
    'boolean',
    fc.boolean().map((value) => scalar(Buffer.of(value ? 1 : 0), String(value), String(value))),
  ),
  primitive(
    'int',
    fc.tuple(ints, padded).map(([n, length]) => asNumber(avroBytes.longPadded(n, length), n)),
  ),
  primitive('long', long),
  primitive('long', millis, { type: 'long', logicalType: 'timestamp-millis' }),
  primitive(
    'float',
    floating(avroBytes.float, (bytes) => bytes.readFloatLE()),
  ),
  primitive(
    'double',
    floating(avroBytes.double, (bytes) => bytes.readDoubleLE()),
  ),
  primitive(
    'string',
    unicode.map((text) => asString(avroBytes.string(text), text)),
  ),
  primitive(
    'string',
    fc.uuid().map((text) => asString(avroBytes.string(text), text)),
    { type: 'string', logicalType: 'uuid' },
  ),
  primitive(
    'bytes',
    binary.map((bytes) => asString(avroBytes.bytes(bytes), bytes.toString('base64'))),
  ),
  primitive(
    'bytes',
    binary.map((bytes) => asString(avroBytes.bytes(bytes), bytes.toString('base64'))),
    {
      type: 'bytes',
      logicalType: 'decimal',
      precision: 4,
      scale: 2,
    },
  ),
);

export const fieldName = fc.oneof(
  fc.constantFrom(...AWKWARD_NAMES),
  fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/),
);

function named(kind: string, values: fc.Arbitrary<Sample>, rest: (names: Names) => object, extra: object): TestType {
  const type: TestType = {
    kind,
    values,
    schema: (names) =>
      names.define(type, (name) => ({ ...extra, type: kind, name, namespace: 'docket.test', ...rest(names) })),
  };
  return type;
}

const enums = fc.tuple(fc.uniqueArray(fieldName, { minLength: 1, maxLength: 90 }), attributes).map(([symbols, extra]) =>
  named(
    'enum',
    fc.nat(symbols.length - 1).map((i) => asString(avroBytes.long(i), symbols[i] ?? '')),
    () => ({ symbols }),
    extra,
  ),
);
const fixed = fc.tuple(fc.nat(20), attributes).map(([size, extra]) =>
  named(
    'fixed',
    fc
      .uint8Array({ minLength: size, maxLength: size })
      .map((a) => asString(Buffer.from(a), Buffer.from(a).toString('base64'))),
    () => ({ size }),
    extra,
  ),
);

function concat(samples: readonly Sample[], json: string, bytes: Buffer): Sample {
  return { bytes, json, text: json, broken: samples.some(({ broken }) => broken) };
}

function inBlocks(items: fc.Arbitrary<Buffer[]>): fc.Arbitrary<Buffer> {
  return fc.tuple(items, fc.integer({ min: 1, max: 3 }), fc.boolean()).map(([all, size, sized]) => {
    const blocks = [];
    for (let i = 0; i < all.length; i += size) blocks.push({ items: all.slice(i, i + size), sized });
    return avroBytes.blocks(blocks);
  });
}

function arrayOf(items: TestType): TestType {
  const values = fc
    .array(items.values, { maxLength: 4 })
    .chain((samples) =>
      inBlocks(fc.constant(samples.map(({ bytes }) => bytes))).map((bytes) =>
        concat(samples, `[${samples.map(({ json }) => json).join(',')}]`, bytes),
      ),
    );
  return { kind: 'array', values, schema: (names) => ({ type: 'array', items: items.schema(names) }) };
}

function mapOf(valueType: TestType): TestType {
  const key = fc.oneof(unicode, fc.constantFrom('__proto__', '1', '0', 'constructor'));
  const values = fc
    .uniqueArray(fc.tuple(key, valueType.values), { maxLength: 4, selector: ([k]) => k })
    .chain((entries) =>
      inBlocks(fc.constant(entries.map(([k, { bytes }]) => Buffer.concat([avroBytes.string(k), bytes])))).map((bytes) =>
        concat(
          entries.map(([, sample]) => sample),
          `{${entries.map(([k, { json }]) => `${JSON.stringify(k)}:${json}`).join(',')}}`,
          bytes,
        ),
      ),
    );
  return { kind: 'map', values, schema: (names) => ({ type: 'map', values: valueType.schema(names) }) };
}

function recordOf(fields: readonly (readonly [string, TestType])[], extra: object): TestType {
  const values = fc
    .tuple(...fields.map(([, type]) => type.values))
    .map((samples) =>
      concat(
        samples,
        `{${samples.map(({ json }, i) => `${JSON.stringify(fields[i]?.[0])}:${json}`).join(',')}}`,
        Buffer.concat(samples.map(({ bytes }) => bytes)),
      ),
    );
  return named(
    'record',
    values,
    (names) => ({ fields: fields.map(([name, type]) => ({ ...extra, name, type: type.schema(names) })) }),
    extra,
  );
}

function unionOf(types: readonly TestType[]): TestType {
  const seen = new Set<string>();
  const branches = types.filter(({ kind }) => {
    const isNamed = kind === 'record' || kind === 'enum' || kind === 'fixed';
    if (kind === 'union' || (!isNamed && seen.has(kind))) return false;
    seen.add(kind);
    return true;
  });
  const distinct = [...new Set(branches)];
  const values = fc.nat(distinct.length - 1).chain((i) =>
    (distinct[i] as TestType).values.map((sample) => ({
      ...sample,
      bytes: Buffer.concat([avroBytes.long(i), sample.bytes]),
    })),
  );
  return { kind: 'union', values, schema: (names) => distinct.map((type) => type.schema(names)) };
}

/** A value takes at least a byte, as items of arrays must. */
const filling = (type: TestType): TestType =>
  ['null', 'fixed', 'record', 'union'].includes(type.kind) ? unionOf([nothing, type]) : type;
const nothing: TestType = {
  kind: 'null',
  schema: () => 'null',
  values: fc.constant({ bytes: Buffer.alloc(0), json: 'null', text: undefined, broken: false }),
};

/** Any type a field of an action may have. */
export const anyType: fc.Arbitrary<TestType> = fc.letrec<{ type: TestType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalars,
    enums,
    fixed,
    tie('type').map((type) => arrayOf(filling(type))),
    tie('type').map(mapOf),
    fc
      .tuple(
        fc.array(tie('type'), { minLength: 1, maxLength: 3 }),
        fc.uniqueArray(fieldName, { maxLength: 5 }),
        attributes,
      )
      // Types are fewer than fields, so that some are used twice: the second time by name.
      .map(([types, names, extra]) =>
        recordOf(
          names.map((name, i) => [name, types[i % types.length] as TestType]),
          extra,
        ),
      ),
    fc
      .array(tie('type'), { minLength: 1, maxLength: 4 })
      .filter((types) => types.some(({ kind }) => kind !== 'union'))
      .map(unionOf),
  ),
})).type;
