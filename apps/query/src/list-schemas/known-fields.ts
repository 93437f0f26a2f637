import { ACTION_SCHEMAS, type AvroField, type AvroRecord, type AvroSchema } from '@docket/events';

/** A field of an action, as people are told of it. */
export interface ShownField {
  readonly name: string;
  readonly description: string | null;
  readonly type: string | null;
  readonly is_optional: boolean | null;
  readonly is_personal: boolean | null;
}

/** The contract of an action; `undefined` for actions that Docket does not have. */
export function contractOf(action: string): AvroRecord | undefined {
  const all: Readonly<Record<string, AvroRecord>> = ACTION_SCHEMAS;
  return Object.hasOwn(all, action) ? all[action] : undefined;
}

/** The action's own fields: the envelope is that of every event. */
export function fieldsOf(schema: AvroRecord): ShownField[] {
  return schema.fields.filter(({ name }) => name !== 'envelope').map(shown);
}

/** A field of which only the name is known. */
export function unknownField(name: string): ShownField {
  return { name, description: null, type: null, is_optional: null, is_personal: null };
}

function shown({ name, doc, type, pii }: AvroField): ShownField {
  const branches = isUnion(type) ? type : [type];
  return {
    name,
    description: doc ?? null,
    type: branches
      .filter((branch) => branch !== 'null')
      .map(typeName)
      .join(' or '),
    is_optional: branches.includes('null'),
    is_personal: pii === true,
  };
}

function typeName(type: AvroSchema): string {
  if (typeof type === 'string') return type;
  if (isUnion(type)) return type.map(typeName).join(' or ');
  if (type.logicalType !== undefined) return type.logicalType;
  if (type.type === 'array' && type.items !== undefined) return `list of ${typeName(type.items)}`;
  if (type.type === 'map' && type.values !== undefined) return `map of ${typeName(type.values)}`;
  return type.name ?? typeName(type.type);
}

function isUnion(type: AvroSchema): type is readonly AvroSchema[] {
  return Array.isArray(type);
}
