import type { AvroSchema } from '../avro-schema.js';

type Json = Readonly<Record<string, unknown>>;

/** Members of a definition that, when present, must be of one JSON type. */
const MEMBER_TYPES: Readonly<Record<string, 'string' | 'number' | 'texts'>> = {
  name: 'string',
  namespace: 'string',
  doc: 'string',
  logicalType: 'string',
  size: 'number',
  symbols: 'texts',
  aliases: 'texts',
};

/**
 * Whether JSON has the form of an Avro schema: the members Avro gives a meaning are of the right JSON type. What they
 * say is checked elsewhere. Each problem names its place, such as `fields[2].type`.
 */
export function shapeProblems(json: unknown, place = ''): string[] {
  if (typeof json === 'string') return [];
  if (Array.isArray(json)) return json.flatMap((branch, i) => shapeProblems(branch, `${place}[${i}]`));
  if (!isObject(json)) return [`${place || 'the schema'} must be a type name, a list of types or a definition`];
  const inner = place === '' ? '' : `${place}.`;
  return [
    ...shapeProblems(json['type'], `${inner}type`),
    ...memberProblems(json, inner),
    ...(['items', 'values'] as const).flatMap((key) => (key in json ? shapeProblems(json[key], inner + key) : [])),
    ...fieldsProblems(json['fields'], `${inner}fields`),
    ...missingProblems(json, inner),
  ];
}

/** Whether JSON has the form of an Avro schema. */
export function isShapedLikeSchema(json: unknown): json is AvroSchema {
  return shapeProblems(json).length === 0;
}

function memberProblems(json: Json, inner: string): string[] {
  return Object.entries(MEMBER_TYPES).flatMap(([key, type]) => {
    const value = json[key];
    if (value === undefined) return [];
    if (type === 'texts') return isTexts(value) ? [] : [`${inner}${key} must be a list of texts`];
    return typeof value === type ? [] : [`${inner}${key} must be a ${type}`];
  });
}

function fieldsProblems(fields: unknown, place: string): string[] {
  if (fields === undefined) return [];
  if (!Array.isArray(fields)) return [`${place} must be a list`];
  return fields.flatMap((field: unknown, i) => {
    const here = `${place}[${i}]`;
    if (!isObject(field)) return [`${here} must be a field, { "name": …, "type": … }`];
    if (typeof field['name'] !== 'string') return [`${here}.name must be a string`];
    return [...shapeProblems(field['type'], `${here}.type`), ...memberProblems(field, `${here}.`)];
  });
}

/** What each complex type cannot be without. */
function missingProblems(json: Json, inner: string): string[] {
  const needs: Readonly<Record<string, readonly string[]>> = {
    record: ['name', 'fields'],
    enum: ['name', 'symbols'],
    fixed: ['name', 'size'],
    array: ['items'],
    map: ['values'],
  };
  const type = json['type'];
  const needed = typeof type === 'string' && Object.hasOwn(needs, type) ? (needs[type] ?? []) : [];
  return needed.filter((key) => !(key in json)).map((key) => `${inner}${key} is missing`);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
