import { ACTION_SCHEMAS, type AvroField, type AvroSchema } from '@docket/events';
import { MIX_ACTIONS, type MixAction } from '../events/mix.js';

/** A field of an action as the Kafka engine reads it. */
export interface DetailField {
  readonly name: string;
  /** Type of its column in the Kafka table. */
  readonly type: string;
  /** What makes the text of it that goes into `details`; '' when it is absent. */
  readonly text: string;
}

/** The fields of one action besides the envelope, in the order of the schema. */
export function detailFieldsOf(action: MixAction): readonly DetailField[] {
  return ACTION_SCHEMAS[action].fields.filter(({ name }) => name !== 'envelope').map((field) => detailField(field));
}

/** Every field that an action of the mix has; those with the same name have the same type. */
export function allDetailFields(): readonly DetailField[] {
  const fields = new Map<string, DetailField>();
  for (const field of MIX_ACTIONS.flatMap((action) => detailFieldsOf(action))) {
    const known = fields.get(field.name);
    if (known && known.type !== field.type)
      throw new Error(`${field.name} is ${known.type} here and ${field.type} there`);
    fields.set(field.name, field);
  }
  return [...fields.values()];
}

function detailField({ name, type }: AvroField): DetailField {
  const column = quoted(name);
  const read = columnType(type);
  if (read === TEXT) return { name, type: TEXT, text: column };
  // An array is never absent: the contract gives it an empty one as default.
  if (read.startsWith('Array')) return { name, type: read, text: `toJSONString(${column})` };
  return { name, type: `Nullable(${read})`, text: `ifNull(toString(${column}), '')` };
}

function columnType(schema: AvroSchema): string {
  if (typeof schema === 'string') return PRIMITIVES[schema] ?? TEXT;
  if ('type' in schema) {
    if (schema.type === 'array') return `Array(${columnType(schema.items ?? 'string')})`;
    return schema.type === 'enum' ? TEXT : columnType(schema.type);
  }
  const [value, ...others] = schema.filter((branch) => branch !== 'null');
  if (value === undefined || others.length > 0) throw new Error('the contract has no unions but optional types');
  return columnType(value);
}

/**
 * Texts, and enums as their symbols; a name that is no primitive refers to an enum that was defined before. Not nullable,
 * so that '' stands for absent, which the events of the mix allow: a Nullable column costs the Kafka engine a third more.
 */
const TEXT = 'String';
const PRIMITIVES: Readonly<Record<string, string>> = { string: TEXT, int: 'Int32', long: 'Int64', boolean: 'Bool' };

/** A name as an identifier of ClickHouse. */
export function quoted(name: string): string {
  return `\`${name}\``;
}
