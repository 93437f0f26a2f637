import type { AvroObject, AvroSchema } from '../avro-schema.js';
import { ContractError } from '../contract-error.js';
import { fullNameIn, fullNameOf, isDefinition, isNamedDefinition, isPrimitive, namespaceOf } from './type-names.js';

/** A definition together with its full name and the schema file it stands in. */
export interface NamedType {
  readonly fullName: string;
  readonly file: string;
  readonly definition: AvroObject;
}

/** Named types by full name. */
export type NamedTypes = ReadonlyMap<string, NamedType>;

/** Calls `visit` for every named definition in a schema, with its full name; names and unions are walked through. */
export function eachDefinition(
  schema: AvroSchema,
  around: string,
  visit: (fullName: string, definition: AvroObject) => void,
): void {
  if (typeof schema === 'string') return;
  if (!isDefinition(schema)) {
    for (const branch of schema) eachDefinition(branch, around, visit);
    return;
  }
  let namespace = around;
  if (isNamedDefinition(schema)) {
    const fullName = fullNameOf(schema, around);
    namespace = namespaceOf(fullName);
    visit(fullName, schema);
  }
  for (const inner of innerSchemas(schema)) eachDefinition(inner, namespace, visit);
}

/**
 * A schema that needs no other: every named type is defined where it is first used and named after that, as the
 * registry and Avro libraries want it. Every definition carries its namespace, every reference the full name.
 * @throws ContractError when a type is not known or contains itself.
 */
export function selfContained(schema: AvroSchema, types: NamedTypes): AvroObject {
  const written = new Set<string>();
  const open = new Set<string>();

  function named(fullName: string, definition: AvroObject): AvroSchema {
    if (open.has(fullName)) throw new ContractError(`type ${fullName} contains itself`);
    if (written.has(fullName)) return fullName;
    written.add(fullName);
    open.add(fullName);
    const namespace = namespaceOf(fullName);
    const simple = fullName.slice(fullName.lastIndexOf('.') + 1);
    const head = { type: definition.type, name: simple, ...(namespace === '' ? {} : { namespace }) };
    const result = parts({ ...head, ...definition, ...head }, namespace);
    open.delete(fullName);
    return result;
  }

  function parts(definition: AvroObject, around: string): AvroObject {
    const { type, fields, items, values } = definition;
    return {
      ...definition,
      ...(typeof type === 'object' ? { type: visit(type, around) } : {}),
      ...(fields ? { fields: fields.map((field) => ({ ...field, type: visit(field.type, around) })) } : {}),
      ...(items === undefined ? {} : { items: visit(items, around) }),
      ...(values === undefined ? {} : { values: visit(values, around) }),
    };
  }

  function visit(node: AvroSchema, around: string): AvroSchema {
    if (typeof node === 'string') return reference(node, around);
    if (!isDefinition(node)) return node.map((branch) => visit(branch, around));
    return isNamedDefinition(node) ? named(fullNameOf(node, around), node) : parts(node, around);
  }

  function reference(name: string, around: string): AvroSchema {
    if (isPrimitive(name)) return name;
    const fullName = fullNameIn(name, around);
    const found = types.get(fullName);
    if (!found) throw new ContractError(`type ${fullName} is not known`);
    return named(fullName, found.definition);
  }

  return visit(schema, '') as AvroObject;
}

/** The schemas directly inside a definition. */
export function innerSchemas(schema: AvroObject): AvroSchema[] {
  const inner = (schema.fields ?? []).map((field) => field.type);
  if (schema.items !== undefined) inner.push(schema.items);
  if (schema.values !== undefined) inner.push(schema.values);
  if (typeof schema.type === 'object') inner.push(schema.type);
  return inner;
}
