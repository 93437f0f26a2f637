import type { AvroSchema } from '@docket/events';
import { decodeLong, StrictTap } from '../reference/strict-tap.js';
import { parseSchema } from '../schema/parse-schema.js';
import type { ArrayNode, MapNode, RecordNode, SchemaNode } from '../schema/schema-node.js';
import { WIRE_HEADER_BYTES } from '../wire.js';

/** What could be read of a value, and where reading ended. */
export interface InspectedValue {
  /** Plain data: fields in the order of the bytes, times as ISO 8601, bytes as base64, large numbers as text. */
  readonly value: unknown;
  /** Why reading ended early, and at which field; undefined when the value was read to its end. */
  readonly problem: { readonly field: string; readonly message: string } | undefined;
  /** Bytes after the last one that was read. */
  readonly leftBytes: number;
}

/**
 * Reads a value as far as it goes: for people who look at what was rejected, never for storing. Rules of the contract
 * are not checked, only the bytes.
 * @param value with its wire header
 * @throws {SchemaContractError} when the schema itself cannot be used
 */
export function inspectValue(schema: AvroSchema, value: Buffer): InspectedValue {
  const inspection = new Inspection(new StrictTap(value, WIRE_HEADER_BYTES));
  const root: { value?: unknown } = {};
  const node = nodeOf(schema);
  try {
    inspection.read(node, '', (read) => (root.value = read));
    return { value: root.value, problem: undefined, leftBytes: inspection.leftOf(value) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { value: root.value, problem: { field: inspection.field, message }, leftBytes: inspection.leftOf(value) };
  }
}

/** Schemas are few and resolved once; values may come by the thousand. */
const NODES = new WeakMap<object, SchemaNode>();

function nodeOf(schema: AvroSchema): SchemaNode {
  if (typeof schema !== 'object') return parseSchema(schema);
  const node = NODES.get(schema) ?? parseSchema(schema);
  NODES.set(schema, node);
  return node;
}

/** Puts a value where it belongs as soon as it exists, so that what was read stays when the rest cannot be. */
type Place = (read: unknown) => void;

class Inspection {
  /** The field that is being read. */
  field = '';

  constructor(private readonly tap: StrictTap) {}

  leftOf(value: Buffer): number {
    return Math.max(0, value.length - this.tap.pos);
  }

  read(node: SchemaNode, field: string, place: Place): void {
    this.field = field;
    switch (node.kind) {
      case 'record':
        this.#record(node, field, place);
        return;
      case 'array':
        this.#array(node, field, place);
        return;
      case 'map':
        this.#map(node, field, place);
        return;
      case 'union':
        this.read(oneOf(node.branches, this.tap.readLong(), 'union'), field, place);
        return;
      case 'null':
      case 'boolean':
      case 'int':
      case 'long':
      case 'float':
      case 'double':
      case 'string':
      case 'bytes':
      case 'fixed':
      case 'enum':
        place(this.#scalar(node));
    }
  }

  #record({ fields }: RecordNode, field: string, place: Place): void {
    const record: Record<string, unknown> = {};
    place(record);
    for (const { name, type } of fields) {
      this.read(type, field === '' ? name : `${field}.${name}`, (read) => (record[name] = read));
    }
  }

  #array({ items: type }: ArrayNode, field: string, place: Place): void {
    const items: unknown[] = [];
    place(items);
    this.#blocks(() => {
      const index = items.length;
      this.read(type, `${field}[${index}]`, (read) => (items[index] = read));
    });
  }

  #map({ values }: MapNode, field: string, place: Place): void {
    const entries: Record<string, unknown> = {};
    place(entries);
    this.#blocks(() => {
      const key = this.tap.readString();
      this.read(values, `${field}.${key}`, (read) => (entries[key] = read));
    });
  }

  #scalar(node: Exclude<SchemaNode, { kind: 'record' | 'array' | 'map' | 'union' }>): unknown {
    const { tap } = this;
    switch (node.kind) {
      case 'null':
        return null;
      case 'boolean':
        return tap.readBoolean();
      case 'int':
        return tap.readInt();
      case 'long':
        return longOf(decodeLong(tap.readVarint()), node.millis);
      case 'float':
        return tap.readFloat();
      case 'double':
        return tap.readDouble();
      case 'string':
        return tap.readString();
      case 'bytes':
        return tap.readBytes().toString('base64');
      case 'fixed':
        return tap.readFixed(node.size).toString('base64');
      case 'enum':
        return oneOf(node.symbols, tap.readLong(), 'enum');
    }
  }

  /**
   * Arrays and maps come in blocks; a negative count is followed by the size of the block. Schemas whose items take no
   * bytes are refused, so the end of the bytes ends any count.
   */
  #blocks(item: () => void): void {
    for (;;) {
      let count = this.tap.readLong();
      if (count === 0) return;
      if (count < 0) {
        count = -count;
        this.tap.readLong();
      }
      for (let index = 0; index < count; index += 1) item();
    }
  }
}

function oneOf<T>(choices: readonly T[], index: number, kind: string): T {
  const choice = choices[index];
  if (choice === undefined) throw new Error(`${kind} index ${index} is out of range`);
  return choice;
}

function longOf(value: bigint, millis: boolean): unknown {
  const number = Number(value);
  if (millis && Math.abs(number) <= 8.64e15) return new Date(number).toISOString();
  return Number.isSafeInteger(number) ? number : String(value);
}
