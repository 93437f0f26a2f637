import { isDefinition, isNamedDefinition, type AvroField, type AvroSchema } from '@docket/events';

const INT_MAX = 2 ** 31;

/** What is wrong with the default of a field, or that it lacks one. References to named types are not followed. */
export function defaultProblem(field: AvroField): string | undefined {
  const value: unknown = field.default;
  if (Array.isArray(field.type)) {
    return value === null ? undefined : 'is optional and needs "default": null';
  }
  if (value === undefined || fits(field.type, value)) return undefined;
  return `the default ${JSON.stringify(value)} is not of the field's type`;
}

function fits(type: AvroSchema, value: unknown): boolean {
  if (typeof type === 'string') return fitsPrimitive(type, value);
  if (!isDefinition(type)) return value === null;
  if (type.type === 'array') return Array.isArray(value) && value.every((item) => fits(type.items ?? 'null', item));
  if (type.type === 'map') return isObject(value) && Object.values(value).every((v) => fits(type.values ?? 'null', v));
  if (type.type === 'enum') return typeof value === 'string' && (type.symbols ?? []).includes(value);
  if (type.type === 'fixed') return typeof value === 'string' && value.length === type.size;
  if (isNamedDefinition(type)) return isObject(value);
  return fits(type.type, value);
}

function fitsPrimitive(type: string, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'boolean':
      return typeof value === 'boolean';
    case 'int':
      return Number.isInteger(value) && (value as number) >= -INT_MAX && (value as number) < INT_MAX;
    case 'long':
      return Number.isSafeInteger(value);
    case 'float':
    case 'double':
      return typeof value === 'number';
    case 'string':
    case 'bytes':
      return typeof value === 'string';
    default:
      // A named type defined elsewhere: an enum's default is text, a record's an object.
      return typeof value === 'string' || isObject(value);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
