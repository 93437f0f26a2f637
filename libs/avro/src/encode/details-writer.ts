import avsc from 'avsc';
import { LIMITS, problemsOfDetails } from '@docket/events';
import type { ByteSink } from './byte-sink.js';
import { type ValueWriter, valueWriter, withPreset } from './value-writer.js';

const PREVIEW = 'preview';

/** Writes an action's own fields, within the rules of the contract: see {@link ValueWriter}. */
export class DetailsWriter {
  readonly #positions: ReadonlyMap<string, number>;
  readonly #writers: readonly ValueWriter[];
  readonly #values: unknown[];

  /** @param fields what comes behind the envelope */
  constructor(fields: readonly avsc.types.Field[]) {
    this.#positions = new Map(fields.map(({ name }, index) => [name, index]));
    this.#writers = fields.map((field) => withPreset(field, detailWriter(field)));
    this.#values = fields.map(() => undefined);
  }

  write(out: ByteSink, details: unknown): boolean {
    const values = this.#values;
    values.fill(undefined);
    if (details != null && !this.#read(details)) return false;
    for (let i = 0; i < values.length; i++) if (!(this.#writers[i] as ValueWriter)(out, values[i])) return false;
    return true;
  }

  #read(details: object): boolean {
    if (Object.getPrototypeOf(details) !== Object.prototype) return false;
    for (const name in details) {
      const position = this.#positions.get(name);
      if (position === undefined) return false;
      this.#values[position] = (details as Readonly<Record<string, unknown>>)[name];
    }
    return true;
  }
}

function detailWriter({ name, type }: avsc.types.Field): ValueWriter {
  const writer = valueWriter(type);
  if (writer === undefined) return byReference(name, type);
  const short = isComposite(type) ? shortAsJson(writer) : writer;
  return name === PREVIEW ? shortPreview(short) : short;
}

function shortAsJson(writer: ValueWriter): ValueWriter {
  return (out, value) => {
    out.json = 0;
    return writer(out, value) && out.json <= LIMITS.detail;
  };
}

/** A text of so many units of UTF-16 has no more characters than that. */
function shortPreview(writer: ValueWriter): ValueWriter {
  return (out, value) => (typeof value !== 'string' || value.length <= LIMITS.previewCharacters) && writer(out, value);
}

function isComposite(type: avsc.Type): boolean {
  if (type instanceof avsc.types.UnwrappedUnionType) return type.types.some(isComposite);
  const { ArrayType, MapType, RecordType } = avsc.types;
  return type instanceof ArrayType || type instanceof MapType || type instanceof RecordType;
}

function byReference(name: string, type: avsc.Type): ValueWriter {
  return (out, value) => {
    if (!type.isValid(value, { noUndeclaredFields: true })) return false;
    return problemsOfDetails({ [name]: value }).length === 0 && out.raw(type.toBuffer(value));
  };
}
