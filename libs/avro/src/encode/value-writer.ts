import avsc from 'avsc';
import { LIMITS } from '@docket/events';
import type { ByteSink } from './byte-sink.js';
import { arrayWriter, mapWriter, recordWriter } from './composite-writers.js';

/**
 * Writes a value, checking on the way that it fits its type and that its numbers are finite. What it may take as JSON is
 * counted in the sink.
 * @returns whether everything was certainly in order; what was written is of no use if not
 */
export type ValueWriter = (out: ByteSink, value: unknown) => boolean;

/** Most bytes of a number as JSON, and of a comma. */
const NUMBER_AS_JSON = 26;
/** Most bytes of JSON that a unit of UTF-16 takes, written as an escape. */
const ESCAPE = 6;
/** Quotes and a comma. */
const QUOTES = 3;
/** Of types within types. A type may contain itself. */
const DEPTH = 4;

/** Makes the writer of a type, or none when it is of a kind that is rare in events: then avsc has to write it. */
export function valueWriter(type: avsc.Type, depth = DEPTH): ValueWriter | undefined {
  if (depth === 0) return undefined;
  if (type instanceof avsc.types.EnumType) return symbolWriter(type.symbols);
  if (type instanceof avsc.types.UnwrappedUnionType) return optionalWriter(type.types, depth);
  if (type instanceof avsc.types.ArrayType) return arrayWriter(valueWriter(type.itemsType, depth - 1));
  if (type instanceof avsc.types.MapType) return mapWriter(valueWriter(type.valuesType as avsc.Type, depth - 1));
  if (type instanceof avsc.types.RecordType) return recordWriter(fieldWriters(type.fields, depth - 1));
  return SCALARS[type.typeName];
}

/** Makes the writers of fields, or none when one of them has none. */
function fieldWriters(fields: readonly avsc.types.Field[], depth: number): Map<string, ValueWriter> | undefined {
  const writers = new Map<string, ValueWriter>();
  for (const field of fields) {
    const writer = valueWriter(field.type, depth);
    if (writer === undefined) return undefined;
    writers.set(field.name, withPreset(field, writer));
  }
  return writers;
}

/** A field that is left out has its default. */
export function withPreset(field: avsc.types.Field, writer: ValueWriter): ValueWriter {
  const preset: unknown = field.defaultValue();
  if (preset === undefined) return writer;
  const bytes = field.type.toBuffer(preset);
  return (out, value) => (value === undefined ? out.raw(bytes) : writer(out, value));
}

function symbolWriter(symbols: readonly string[]): ValueWriter {
  const positions = new Map<unknown, number>(symbols.map((symbol, index) => [symbol, index]));
  const longest = Math.max(...symbols.map((symbol) => symbol.length)) + QUOTES;
  return (out, value) => {
    const position = positions.get(value);
    if (position === undefined) return false;
    out.long(position);
    out.json += longest;
    return true;
  };
}

function optionalWriter(branches: readonly avsc.Type[], depth: number): ValueWriter | undefined {
  const nothing = branches.findIndex(({ typeName }) => typeName === 'null');
  const something = branches[1 - nothing];
  if (branches.length !== 2 || nothing === -1 || something === undefined) return undefined;
  const writer = valueWriter(something, depth - 1);
  if (writer === undefined) return undefined;
  const absent = nothing * 2;
  const present = 2 - absent;
  return (out, value) => {
    if (value === null) {
      out.byte(absent);
      out.json += NUMBER_AS_JSON;
      return true;
    }
    out.byte(present);
    return writer(out, value);
  };
}

const SCALARS: Readonly<Record<string, ValueWriter>> = {
  string: (out, value) => {
    if (typeof value !== 'string') return false;
    out.json += value.length * ESCAPE + QUOTES;
    return out.text(value, LIMITS.detail);
  },
  boolean: (out, value) => {
    if (typeof value !== 'boolean') return false;
    out.byte(value ? 1 : 0);
    out.json += NUMBER_AS_JSON;
    return true;
  },
  int: (out, value) => {
    if (typeof value !== 'number' || value !== (value | 0)) return false;
    out.long(value);
    out.json += NUMBER_AS_JSON;
    return true;
  },
  long: (out, value) => {
    // The last number on either side is one that avsc does not take.
    if (!Number.isSafeInteger(value) || Math.abs(value as number) === Number.MAX_SAFE_INTEGER) return false;
    out.long(value as number);
    out.json += NUMBER_AS_JSON;
    return true;
  },
  float: (out, value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return false;
    out.float(value);
    out.json += NUMBER_AS_JSON;
    return true;
  },
  double: (out, value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return false;
    out.double(value);
    out.json += NUMBER_AS_JSON;
    return true;
  },
};
