import { type AvroSchema, LIMITS } from '@docket/events';
import { SchemaContractError } from './schema-contract-error.js';
import { checkSize, MAX_DEPTH } from './schema-limits.js';
import type { FieldNode, SchemaNode } from './schema-node.js';

/** Avro's rule, with a bound: a symbol is stored where an id may be, and no id is longer. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,255}$/;
const PRIMITIVES: ReadonlyMap<string, SchemaNode> = new Map<string, SchemaNode>([
  ...(['null', 'boolean', 'int', 'float', 'double', 'string', 'bytes'] as const).map((kind): [string, SchemaNode] => [
    kind,
    { kind },
  ]),
  ['long', { kind: 'long', millis: false }],
]);
const MILLIS: SchemaNode = { kind: 'long', millis: true };

type Attributes = Readonly<Record<string, unknown>>;

/**
 * Resolves a schema as a registry delivered it. Nothing about it is taken on trust: what is not Avro, contains itself,
 * or is too deep or too large is refused.
 *
 * @throws SchemaContractError
 */
export function parseSchema(schema: AvroSchema): SchemaNode {
  const node = new SchemaParser().parse(schema, '', 0);
  checkSize(node);
  return node;
}

class SchemaParser {
  readonly #named = new Map<string, SchemaNode>();
  /** Records whose fields are being read: using one inside itself is a recursive type. */
  readonly #open = new Set<string>();

  parse(schema: unknown, namespace: string, depth: number): SchemaNode {
    if (depth > MAX_DEPTH) throw invalid(`types are nested more than ${MAX_DEPTH} deep`);
    if (typeof schema === 'string') return this.#reference(schema, namespace);
    if (Array.isArray(schema)) return this.#union(schema, namespace, depth);
    if (typeof schema !== 'object' || schema === null) throw invalid(`${quote(schema)} is not a type`);
    return this.#definition(schema as Attributes, namespace, depth);
  }

  #reference(name: string, namespace: string): SchemaNode {
    const primitive = PRIMITIVES.get(name);
    if (primitive !== undefined) return primitive;
    const fullName = name.includes('.') || namespace === '' ? name : `${namespace}.${name}`;
    if (this.#open.has(fullName)) throw invalid(`type ${quote(fullName)} contains itself`);
    const node = this.#named.get(fullName);
    if (node === undefined) throw invalid(`type ${quote(fullName)} is not defined`);
    return node;
  }

  #union(schemas: readonly unknown[], namespace: string, depth: number): SchemaNode {
    const branches = schemas.map((branch) => this.parse(branch, namespace, depth + 1));
    if (branches.length === 0) throw invalid('a union has no branches');
    if (branches.some(({ kind }) => kind === 'union')) throw invalid('a union is directly within a union');
    const unnamed = branches.map(({ kind }) => kind).filter((kind) => !isNamed(kind));
    if (new Set(unnamed).size !== unnamed.length) throw invalid('a union has a type twice');
    if (new Set(branches).size !== branches.length) throw invalid('a union has a type twice');
    return { kind: 'union', branches };
  }

  #definition(schema: Attributes, namespace: string, depth: number): SchemaNode {
    const { type } = schema;
    switch (type) {
      case 'record':
      case 'error':
        return this.#record(schema, namespace, depth);
      case 'enum':
        return this.#define(fullNameOf(schema, namespace), { kind: 'enum', symbols: symbolsOf(schema) });
      case 'fixed':
        return this.#define(fullNameOf(schema, namespace), { kind: 'fixed', size: sizeOf(schema) });
      case 'array':
        return { kind: 'array', items: this.parse(schema['items'], namespace, depth + 1) };
      case 'map':
        return { kind: 'map', values: this.parse(schema['values'], namespace, depth + 1) };
      default: {
        // {"type": X}: X with attributes, of which only this one changes what a value means here.
        const node = this.parse(type, namespace, depth + 1);
        return node.kind === 'long' && schema['logicalType'] === 'timestamp-millis' ? MILLIS : node;
      }
    }
  }

  #record(schema: Attributes, namespace: string, depth: number): SchemaNode {
    const fullName = fullNameOf(schema, namespace);
    const { fields } = schema;
    if (!Array.isArray(fields)) throw invalid(`record ${quote(fullName)} has no list of fields`);
    this.#open.add(fullName);
    const inner = fullName.slice(0, Math.max(0, fullName.lastIndexOf('.')));
    const nodes = fields.map((field: unknown) => this.#field(field, fullName, inner, depth));
    if (new Set(nodes.map(({ name }) => name)).size !== nodes.length) {
      throw invalid(`record ${quote(fullName)} has two fields of one name`);
    }
    this.#open.delete(fullName);
    return this.#define(fullName, { kind: 'record', fullName, fields: nodes });
  }

  #field(field: unknown, record: string, namespace: string, depth: number): FieldNode {
    const { name, type } = (typeof field === 'object' && field !== null ? field : {}) as Attributes;
    if (typeof name !== 'string' || !NAME.test(name))
      throw invalid(`${quote(name)} in ${quote(record)} is no field name`);
    return { name, type: this.parse(type, namespace, depth + 1) };
  }

  #define(fullName: string, node: SchemaNode): SchemaNode {
    if (this.#named.has(fullName)) throw invalid(`type ${quote(fullName)} is defined twice`);
    this.#named.set(fullName, node);
    return node;
  }
}

function isNamed(kind: SchemaNode['kind']): boolean {
  return kind === 'record' || kind === 'enum' || kind === 'fixed';
}

function fullNameOf({ name, namespace }: Attributes, around: string): string {
  if (typeof name !== 'string') throw invalid(`${quote(name)} is no name of a type`);
  const own = typeof namespace === 'string' ? namespace : around;
  const fullName = name.includes('.') || own === '' ? name : `${own}.${name}`;
  if (!fullName.split('.').every((part) => NAME.test(part))) throw invalid(`${quote(fullName)} is no name of a type`);
  if (PRIMITIVES.has(fullName)) throw invalid(`${quote(fullName)} is the name of a primitive type`);
  return fullName;
}

function symbolsOf({ symbols }: Attributes): readonly string[] {
  const list: unknown[] = Array.isArray(symbols) ? symbols : [];
  const names = list.filter((symbol): symbol is string => typeof symbol === 'string' && NAME.test(symbol));
  if (names.length === 0 || names.length !== list.length || new Set(names).size !== names.length) {
    throw invalid('an enum has no symbols, one of them twice, or one that is no name');
  }
  return names;
}

function sizeOf({ size }: Attributes): number {
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 0 || size > LIMITS.value) {
    throw invalid(`${quote(size)} is no size a fixed can have in a record`);
  }
  return size;
}

function invalid(message: string): SchemaContractError {
  return new SchemaContractError('', message);
}

/** A piece of a foreign schema in a message: bounded, and on one line. */
function quote(value: unknown): string {
  return ((JSON.stringify(value) as string | undefined) ?? 'nothing').slice(0, 100);
}
