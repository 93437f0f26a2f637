import type { SchemaNode } from '../schema/schema-node.js';

/** A value with what the schema says of it: what avsc read, with the names and symbols put back. */
export type Decoded =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'long'; readonly value: bigint; readonly millis: boolean }
  /** A string, or the symbol of an enum. */
  | { readonly kind: 'text'; readonly value: string; readonly isEnum: boolean }
  | { readonly kind: 'bytes'; readonly value: Buffer }
  | { readonly kind: 'array'; readonly items: readonly Decoded[] }
  /** Entries in the order of the bytes, keys that come twice included. */
  | { readonly kind: 'map' | 'record'; readonly entries: readonly (readonly [string, Decoded])[] };

type Fields = Readonly<Record<string, unknown>>;

/** Reads what `avscReader` gave for a schema. */
export function decoded(node: SchemaNode, value: unknown): Decoded {
  switch (node.kind) {
    case 'null':
      return { kind: 'null' };
    case 'boolean':
      return { kind: 'boolean', value: value as boolean };
    case 'int':
    case 'float':
    case 'double':
      return { kind: 'number', value: value as number };
    case 'long':
      return { kind: 'long', value: value as bigint, millis: node.millis };
    case 'string':
      return { kind: 'text', value: value as string, isEnum: false };
    case 'enum':
      return { kind: 'text', value: node.symbols[Number((value as string).slice(1))] ?? '', isEnum: true };
    case 'bytes':
    case 'fixed':
      return { kind: 'bytes', value: value as Buffer };
    case 'array':
      return { kind: 'array', items: (value as unknown[]).map((item) => decoded(node.items, item)) };
    case 'map':
    case 'record':
    case 'union':
      return compound(node, value as Fields);
  }
}

function compound(node: SchemaNode & { kind: 'map' | 'record' | 'union' }, value: Fields): Decoded {
  switch (node.kind) {
    case 'map': {
      const entries = (value['f0'] as Fields[]).map(
        (entry) => [entry['f0'] as string, decoded(node.values, entry['f1'])] as const,
      );
      return { kind: 'map', entries };
    }
    case 'record': {
      const entries = node.fields.map(({ name, type }, index) => [name, decoded(type, value[`f${index}`])] as const);
      return { kind: 'record', entries };
    }
    case 'union': {
      // {record of the branch: {b<index>: value}}
      const [wrapped] = Object.values(value) as [Fields];
      const [name = ''] = Object.keys(wrapped);
      const branch = node.branches[Number(name.slice(1))];
      if (branch === undefined) throw new Error('unreachable: avsc gave a branch the union does not have');
      return decoded(branch, wrapped[name]);
    }
  }
}
