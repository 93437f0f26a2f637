import avsc from 'avsc';
import type { SchemaNode } from '../schema/schema-node.js';
import { decodeLong, type StrictTap } from './strict-tap.js';

/** What avsc is told of a type: the same bytes, but names that can do no harm, and nothing that loses what was there. */
type AvscSchema = string | readonly AvscSchema[] | Readonly<Record<string, unknown>>;

/** Reads one value of a schema. */
export interface AvscReader {
  _read(tap: StrictTap): unknown;
}

/** Longs as bigints: avsc would throw beyond 2^53, where the contract has a reason of its own. */
const BIG_LONG = avsc.types.LongType.__with(
  {
    fromBuffer: decodeLong,
    toBuffer: () => unsupported(),
    fromJSON: (value: bigint) => value,
    toJSON: (value: bigint) => value,
    isValid: (value: unknown) => typeof value === 'bigint',
    compare: () => unsupported(),
  },
  // The bytes as they are, not eight of them: numbers that are too long must be seen.
  true,
);

/** Compiles the reader of a schema with avsc. */
export function avscReader(node: SchemaNode): AvscReader {
  const schema = new Neutral().schema(node) as avsc.Schema;
  // avsc documents no way to read from anything but a buffer.
  return avsc.Type.forSchema(schema, { registry: { long: BIG_LONG }, wrapUnions: true }) as unknown as AvscReader;
}

class Neutral {
  #count = 0;

  schema(node: SchemaNode): AvscSchema {
    switch (node.kind) {
      case 'record':
        return this.#record(node.fields.map((field) => this.schema(field.type)));
      case 'array':
        return { type: 'array', items: this.schema(node.items) };
      case 'map':
        // As a list of entries, so that a key that comes twice is seen. The record around it changes no byte.
        return this.#record([{ type: 'array', items: this.#record(['string', this.schema(node.values)]) }]);
      case 'union':
        // Each branch in a record of its own, so that it is known which one it was.
        return node.branches.map((branch, index) => ({
          type: 'record',
          name: this.#name(),
          fields: [{ name: `b${index}`, type: this.schema(branch) }],
        }));
      case 'enum':
        return { type: 'enum', name: this.#name(), symbols: node.symbols.map((_, index) => `s${index}`) };
      case 'fixed':
        return { type: 'fixed', name: this.#name(), size: node.size };
      case 'null':
      case 'boolean':
      case 'int':
      case 'long':
      case 'float':
      case 'double':
      case 'string':
      case 'bytes':
        return node.kind;
    }
  }

  #record(types: readonly AvscSchema[]): AvscSchema {
    return { type: 'record', name: this.#name(), fields: types.map((type, index) => ({ name: `f${index}`, type })) };
  }

  #name(): string {
    return `T${this.#count++}`;
  }
}

function unsupported(): never {
  throw new Error('the reference only reads');
}
