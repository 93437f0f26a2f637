import type { AvroField, AvroObject, AvroSchema } from '../avro-schema.js';

const PRIMITIVES: ReadonlySet<string> = new Set([
  'null',
  'boolean',
  'int',
  'long',
  'float',
  'double',
  'string',
  'bytes',
]);
const NAMED: ReadonlySet<unknown> = new Set(['record', 'enum', 'fixed', 'error']);

/** Whether a type name is one of Avro's primitive types. */
export function isPrimitive(name: string): boolean {
  return PRIMITIVES.has(name);
}

/** Whether a schema is a definition (and not a name or a union). */
export function isDefinition(schema: AvroSchema): schema is AvroObject {
  return typeof schema === 'object' && !Array.isArray(schema);
}

/** Whether a schema defines a named type: a record, an enum or a fixed. */
export function isNamedDefinition(schema: AvroSchema): schema is AvroObject & { readonly name: string } {
  return isDefinition(schema) && NAMED.has(schema.type) && typeof schema.name === 'string';
}

/** The full name of a name as it stands within a namespace (Avro's rule: a dot makes it full). */
export function fullNameIn(name: string, namespace: string): string {
  return name.includes('.') || namespace === '' ? name : `${namespace}.${name}`;
}

/** The part of a full name before its last dot; '' when there is none. */
export function namespaceOf(fullName: string): string {
  return fullName.slice(0, Math.max(0, fullName.lastIndexOf('.')));
}

/** The full name of a definition within the namespace around it ('' at the top). */
export function fullNameOf(schema: Pick<AvroObject, 'name' | 'namespace'>, around = ''): string {
  return fullNameIn(schema.name ?? '', schema.namespace ?? around);
}

/** The fields of a record; none for any other type. */
export function fieldsOf(schema: AvroSchema): readonly AvroField[] {
  return isDefinition(schema) ? (schema.fields ?? []) : [];
}
