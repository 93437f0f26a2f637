import { inspect } from 'node:util';
import avsc from 'avsc';
import { type AvroSchema } from '@docket/events';
import { compiled } from './encode/well-formed-text.js';

/** A value that does not fit its schema: where, and why. */
export interface ValueProblem {
  /** Path of the field with dots, for example `envelope.actor.type`; empty when the value itself is not a record. */
  readonly field: string;
  readonly message: string;
}

/** Turns values of one schema into Avro bytes (without the Confluent header). */
export interface RecordEncoder {
  /** What is wrong with a value, or `undefined`. Fields the schema does not know are problems too: they are typing errors. */
  problem(value: unknown): ValueProblem | undefined;
  /** Encodes a value that has no problem. */
  encode(value: unknown): Buffer;
}

/** Compiles the encoder of a schema. @throws when the schema itself is not valid Avro. */
export function recordEncoder(schema: AvroSchema): RecordEncoder {
  const type = compiled(schema);
  return {
    problem(value) {
      let found: ValueProblem | undefined;
      const valid = type.isValid(value, {
        noUndeclaredFields: true,
        errorHook: (path, actual, expected) => {
          found ??= problemAt(path, actual, expected);
        },
      });
      if (valid) return undefined;
      return found ?? { field: '', message: 'does not fit the schema' };
    },
    encode: (value) => type.toBuffer(value),
  };
}

function problemAt(path: readonly string[], actual: unknown, expected: avsc.Type): ValueProblem {
  const extra = undeclaredField(actual, expected);
  if (!extra) return { field: path.join('.'), message: mismatch(actual, expected) };
  return {
    field: [...path, extra.name].join('.'),
    message: `is no field; there are ${extra.known.join(', ') || 'none'}`,
  };
}

function undeclaredField(actual: unknown, expected: avsc.Type): { name: string; known: string[] } | undefined {
  if (!(expected instanceof avsc.types.RecordType) || typeof actual !== 'object' || actual === null) return undefined;
  const known = expected.fields.map((field) => field.name);
  const name = Object.keys(actual).find((key) => !known.includes(key));
  return name === undefined ? undefined : { name, known: known.filter((field) => field !== 'envelope') };
}

function mismatch(actual: unknown, expected: avsc.Type): string {
  if (actual === undefined) return `is missing; it must be ${describe(expected)}`;
  const shown = inspect(actual, { depth: 1, breakLength: Infinity }).slice(0, 80);
  return `must be ${describe(expected)}, not ${shown}`;
}

function describe(type: avsc.Type): string {
  if (type instanceof avsc.types.EnumType) return `one of ${type.symbols.join(', ')}`;
  if (type.typeName.startsWith('union:')) {
    return (type as unknown as { types: avsc.Type[] }).types.map(describe).join(' or ');
  }
  return type.name ?? type.typeName;
}
