import { SchemaContractError } from './schema-contract-error.js';
import type { SchemaNode } from './schema-node.js';

/** Levels of arrays, maps, unions and records within each other. The generated code recurses as deep as the schema. */
export const MAX_DEPTH = 32;
/** Values a single pass through the schema can meet, every type counted wherever it is used. */
const MAX_NODES = 10_000;

interface Size {
  /** Values met in one pass, items of arrays and maps counted once. */
  readonly nodes: number;
  /** Fewest bytes a value can have. */
  readonly bytes: number;
}

/**
 * Refuses schemas with which few bytes could cause much work: named types used by named types double the work at each
 * level, and an array of items without bytes may have 2^60 of them.
 */
export function checkSize(root: SchemaNode): void {
  const known = new Map<SchemaNode, Size>();
  const sizeOf = (node: SchemaNode): Size => {
    let size = known.get(node);
    if (size === undefined) {
      size = measure(node, sizeOf);
      known.set(node, size);
    }
    if (size.nodes > MAX_NODES) throw new SchemaContractError('', `the schema has more than ${MAX_NODES} parts`);
    return size;
  };
  sizeOf(root);
}

function measure(node: SchemaNode, sizeOf: (node: SchemaNode) => Size): Size {
  switch (node.kind) {
    case 'null':
      return { nodes: 1, bytes: 0 };
    case 'fixed':
      return { nodes: 1, bytes: node.size };
    case 'array': {
      const items = sizeOf(node.items);
      if (items.bytes === 0) throw new SchemaContractError('', 'an array has items that take no bytes');
      return { nodes: 1 + items.nodes, bytes: 1 };
    }
    case 'map':
      return { nodes: 1 + sizeOf(node.values).nodes, bytes: 1 };
    case 'union':
      return { nodes: 1 + sum(node.branches.map((branch) => sizeOf(branch).nodes)), bytes: 1 };
    case 'record': {
      const fields = node.fields.map((field) => sizeOf(field.type));
      return { nodes: 1 + sum(fields.map(({ nodes }) => nodes)), bytes: sum(fields.map(({ bytes }) => bytes)) };
    }
    case 'float':
      return { nodes: 1, bytes: 4 };
    case 'double':
      return { nodes: 1, bytes: 8 };
    case 'boolean':
    case 'int':
    case 'long':
    case 'string':
    case 'bytes':
    case 'enum':
      return { nodes: 1, bytes: 1 };
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
