import {
  eachDefinition,
  fullNameOf,
  isDefinition,
  isNamedDefinition,
  selfContained,
  type AvroObject,
  type AvroSchema,
  type NamedType,
} from '@docket/events';

/** A schema as comparison sees it: names looked up, primitives in one form. */
export type Shape =
  | { readonly kind: 'primitive'; readonly name: string; readonly logicalType: string | undefined }
  | { readonly kind: 'array' | 'map'; readonly inner: AvroSchema }
  | { readonly kind: 'record' | 'enum' | 'fixed'; readonly fullName: string; readonly definition: AvroObject }
  | { readonly kind: 'union'; readonly branches: readonly AvroSchema[] };

/** One schema, complete in itself, and its named types. */
export class SchemaView {
  readonly root: AvroSchema;
  readonly #types = new Map<string, NamedType>();

  /** @throws ContractError when a type is not known or contains itself. */
  constructor(schema: AvroSchema) {
    eachDefinition(schema, '', (fullName, definition) => {
      this.#types.set(fullName, { fullName, file: '', definition });
    });
    this.root = selfContained(schema, this.#types);
    // From here on with full names everywhere: what is inside a type need not know where it stands.
    this.#types.clear();
    eachDefinition(this.root, '', (fullName, definition) => {
      this.#types.set(fullName, { fullName, file: '', definition });
    });
  }

  /** The shape of a part of this schema. */
  shapeOf(schema: AvroSchema): Shape {
    if (typeof schema === 'string') {
      const named = this.#types.get(schema)?.definition;
      return named ? this.shapeOf(named) : { kind: 'primitive', name: schema, logicalType: undefined };
    }
    if (!isDefinition(schema)) return { kind: 'union', branches: schema };
    if (isNamedDefinition(schema)) {
      const kind = schema.type === 'error' ? 'record' : schema.type;
      return { kind: kind as 'record' | 'enum' | 'fixed', fullName: fullNameOf(schema), definition: schema };
    }
    if (schema.type === 'array') return { kind: 'array', inner: schema.items ?? 'null' };
    if (schema.type === 'map') return { kind: 'map', inner: schema.values ?? 'null' };
    const inner = this.shapeOf(schema.type);
    return inner.kind === 'primitive' ? { ...inner, logicalType: schema.logicalType } : inner;
  }

  /** A type in the words of a message: `string`, `optional timestamp-millis`, `list of docket.FieldChange`. */
  describe(schema: AvroSchema): string {
    const shape = this.shapeOf(schema);
    switch (shape.kind) {
      case 'primitive':
        return shape.logicalType ?? shape.name;
      case 'array':
        return `list of ${this.describe(shape.inner)}`;
      case 'map':
        return `map of ${this.describe(shape.inner)}`;
      case 'union':
        return this.#describeUnion(shape.branches);
      case 'record':
      case 'enum':
      case 'fixed':
        return `${shape.kind} ${shape.fullName}`;
    }
  }

  #describeUnion(branches: readonly AvroSchema[]): string {
    const others = branches.filter((branch) => branch !== 'null').map((branch) => this.describe(branch));
    const text = others.join(' or ');
    return others.length < branches.length ? `optional ${text}` : text;
  }
}
