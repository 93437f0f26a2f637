/**
 * A writer's schema, resolved: names are gone from where types are used, and what does not change the bytes (docs,
 * defaults, aliases, unknown logical types) is gone altogether. A named type is one object wherever it is used.
 */
export type SchemaNode = PrimitiveNode | LongNode | EnumNode | FixedNode | ArrayNode | MapNode | UnionNode | RecordNode;

interface PrimitiveNode {
  readonly kind: 'null' | 'boolean' | 'int' | 'float' | 'double' | 'string' | 'bytes';
}

interface LongNode {
  readonly kind: 'long';
  /** The logical type is timestamp-millis. */
  readonly millis: boolean;
}

interface EnumNode {
  readonly kind: 'enum';
  readonly symbols: readonly string[];
}

interface FixedNode {
  readonly kind: 'fixed';
  /** Bytes. */
  readonly size: number;
}

export interface ArrayNode {
  readonly kind: 'array';
  readonly items: SchemaNode;
}

export interface MapNode {
  readonly kind: 'map';
  readonly values: SchemaNode;
}

interface UnionNode {
  readonly kind: 'union';
  readonly branches: readonly SchemaNode[];
}

export interface RecordNode {
  readonly kind: 'record';
  readonly fullName: string;
  readonly fields: readonly FieldNode[];
}

export interface FieldNode {
  readonly name: string;
  readonly type: SchemaNode;
}
