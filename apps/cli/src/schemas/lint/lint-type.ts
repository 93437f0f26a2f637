import {
  isActionRecord,
  isDefinition,
  isNamedDefinition,
  isPrimitive,
  type AvroField,
  type AvroObject,
  type AvroSchema,
} from '@docket/events';
import { defaultProblem } from './default-value.js';

const FIELD_NAME = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;
const TYPE_NAME = /^[A-Z][A-Za-z0-9]*$/;
const SYMBOL = /^[A-Z][A-Z0-9_]*$/;

/** Logical types, each with the one type that carries it. All else would be stored as a bare number or text. */
const LOGICAL_TYPES: Readonly<Record<string, string>> = { 'timestamp-millis': 'long', uuid: 'string' };

/**
 * What the contract asks of one definition and of everything inside it, beyond what Avro asks.
 * @param place path from the top of the file; '' for the top itself
 */
export function lintType(schema: AvroSchema, place = ''): string[] {
  if (typeof schema === 'string')
    return schema === 'null' ? [at(place, 'null stands alone; write ["null", type]')] : [];
  if (!isDefinition(schema)) return lintUnion(schema, place);
  if (isNamedDefinition(schema)) return lintNamed(schema, place);
  if (schema.type === 'array') return lintType(schema.items ?? 'null', `${place}[]`);
  if (schema.type === 'map') return lintType(schema.values ?? 'null', `${place}.*`);
  return lintPlain(schema, place);
}

function lintNamed(schema: AvroObject & { readonly name: string }, place: string): string[] {
  const problems: string[] = [];
  const simple = schema.name.slice(schema.name.lastIndexOf('.') + 1);
  if (!TYPE_NAME.test(simple)) problems.push(at(place, `type name ${schema.name}: must be words like StatusChange`));
  if (!hasDoc(schema)) problems.push(at(place, `${kindOf(schema)} ${schema.name} needs a "doc"`));
  if (schema.type === 'enum') problems.push(...lintEnum(schema, place));
  if (schema.type === 'error') problems.push(at(place, 'error is no type of an event; write record'));
  return [...problems, ...lintFields(schema, place)];
}

function lintFields(schema: AvroObject, place: string): string[] {
  const names = new Set<string>();
  return (schema.fields ?? []).flatMap((field) => {
    const here = place === '' ? field.name : `${place}.${field.name}`;
    const twice = names.has(field.name) ? [at(here, 'is there twice')] : [];
    names.add(field.name);
    // The envelope has rules of its own: it comes first, and it is the same type everywhere.
    if (place === '' && field.name === 'envelope' && isActionRecord(schema)) {
      return [...twice, ...(hasDoc(field) ? [] : [at(here, 'needs a "doc"')])];
    }
    return [...twice, ...lintField(field, here)];
  });
}

function lintField(field: AvroField, here: string): string[] {
  const problems: string[] = [];
  if (!FIELD_NAME.test(field.name)) problems.push('must be lower-case words with underscores, such as size_bytes');
  if (!hasDoc(field)) problems.push('needs a "doc"');
  if (field.pii !== undefined && typeof field.pii !== 'boolean') problems.push('"pii" must be true or false');
  const wrongDefault = defaultProblem(field);
  if (wrongDefault !== undefined) problems.push(wrongDefault);
  return [...problems.map((problem) => at(here, problem)), ...lintType(field.type, here)];
}

function lintUnion(branches: readonly AvroSchema[], place: string): string[] {
  const [first, second] = branches;
  if (branches.length !== 2 || first !== 'null' || second === undefined || second === 'null') {
    return [at(place, 'the only unions are optional types, ["null", type]')];
  }
  return lintType(second, place);
}

function lintEnum(schema: AvroObject, place: string): string[] {
  const symbols = schema.symbols ?? [];
  const problems = symbols
    .filter((symbol, i) => !SYMBOL.test(symbol) || symbols.indexOf(symbol) !== i)
    .map((symbol) => `symbol ${symbol} of ${schema.name ?? ''}: must be there once, in capitals with underscores`);
  if (typeof schema.default !== 'string' || !symbols.includes(schema.default)) {
    problems.push(
      `enum ${schema.name ?? ''} needs a "default" that is one of its symbols: what readers with an older schema see ` +
        'instead of a symbol that was added',
    );
  }
  return problems.map((problem) => at(place, problem));
}

function lintPlain(schema: AvroObject, place: string): string[] {
  const { type, logicalType } = schema;
  if (typeof type !== 'string') return lintType(type, place);
  if (!isPrimitive(type) || type === 'null') return [at(place, `{ "type": "${type}" } is no type; write "${type}"`)];
  if (logicalType === undefined || LOGICAL_TYPES[logicalType] === type) return [];
  const known = Object.entries(LOGICAL_TYPES).map(([name, carrier]) => `${name} on ${carrier}`);
  return [at(place, `logical type ${logicalType} on ${type} is not known; known are ${known.join(', ')}`)];
}

function kindOf(schema: AvroObject): string {
  return typeof schema.type === 'string' ? schema.type : 'type';
}

function hasDoc(described: { readonly doc?: string }): boolean {
  return described.doc !== undefined && described.doc.trim() !== '';
}

function at(place: string, problem: string): string {
  return place === '' ? problem : `field ${place}: ${problem}`;
}
