import type { AvroField, AvroSchema } from '../src/avro-schema.js';
import type { Catalog } from '../src/contract/catalog.js';
import type { NamedType } from '../src/contract/self-contained.js';
import { fieldsOf, fullNameIn, isDefinition, isNamedDefinition, isPrimitive } from '../src/contract/type-names.js';

const HEAD = '<!-- Generated from schemas/ by `npm run generate`: do not edit. -->\n';

/** A table of every field marked as personal data: the shared types first, then each action's own fields. */
export function personalDataDocument(catalog: Catalog): string {
  const shared = [...sharedRecords(catalog)].flatMap(({ fullName, definition }) =>
    personalRows(fullName, fieldsOf(definition)),
  );
  const own = catalog.actions.flatMap(({ action, schema }) => personalRows(action, fieldsOf(schema)));
  return [
    HEAD,
    '# Personal data in events\n',
    'Every field that holds personal data is marked `"pii": true` in its schema, and this table is made from the marks.',
    'Ids of people are not marked: they are references whose meaning is kept, and erased, in the help desk.',
    'Types such as `docket.Actor` are part of every event that uses them.\n',
    table(['In', 'Field', 'What it is'], [...shared, ...own]),
  ].join('\n');
}

/** Every action with its fields, and the types they share. */
export function actionsDocument(catalog: Catalog): string {
  const rows = catalog.actions.map(({ action, schema }) => [`[${action}](#${anchor(action)})`, schema.doc ?? '']);
  const actions = catalog.actions.map(({ action, fullName, schema }) =>
    section(action, `${schema.doc ?? ''}\n\nRecord \`${fullName}\`.`, ownFields(schema.fields)),
  );
  const types = [...catalog.types.values()]
    .filter(({ fullName }) => !catalog.actions.some((action) => action.fullName === fullName))
    .sort((a, b) => (a.fullName < b.fullName ? -1 : 1))
    .map(typeSection);
  return [
    HEAD,
    '# Actions\n',
    'One record per action; each begins with the envelope (`docket.Envelope`, below).\n',
    table(['Action', 'What happened'], rows),
    ...actions,
    '# Types\n',
    ...types,
  ].join('\n');
}

function* sharedRecords(catalog: Catalog): Iterable<NamedType> {
  const actions = new Set(catalog.actions.map((action) => action.fullName));
  for (const type of catalog.types.values()) if (!actions.has(type.fullName)) yield type;
}

function personalRows(place: string, fields: readonly AvroField[]): string[][] {
  return fields.filter((field) => field.pii === true).map((field) => [code(place), code(field.name), field.doc ?? '']);
}

function typeSection({ fullName, definition }: NamedType): string {
  if (definition.type !== 'enum') return section(fullName, definition.doc ?? '', definition.fields ?? []);
  return `## ${fullName}\n\n${definition.doc ?? ''}\n\n${(definition.symbols ?? []).map(code).join(', ')}.\n`;
}

function section(title: string, text: string, fields: readonly AvroField[]): string {
  const rows = fields.map((field) => [
    code(field.name),
    typeName(field.type),
    field.default === undefined ? 'yes' : '',
    field.pii === true ? 'yes' : '',
    field.doc ?? '',
  ]);
  const body =
    rows.length === 0
      ? 'No fields of its own.\n'
      : table(['Field', 'Type', 'Required', 'Personal', 'What it is'], rows);
  return `## ${title}\n\n${text}\n\n${body}`;
}

function ownFields(fields: readonly AvroField[]): readonly AvroField[] {
  return fields.filter((field) => field.name !== 'envelope');
}

/** A type as readers name it: an optional type by what it is when present, a named type by its name. */
function typeName(schema: AvroSchema): string {
  if (typeof schema === 'string') return isPrimitive(schema) ? schema : code(schema);
  if (!isDefinition(schema)) {
    return schema
      .filter((branch) => branch !== 'null')
      .map(typeName)
      .join(' or ');
  }
  if (isNamedDefinition(schema)) return code(fullNameIn(schema.name, schema.namespace ?? ''));
  if (schema.type === 'array') return `list of ${typeName(schema.items ?? 'null')}`;
  if (schema.type === 'map') return `map of ${typeName(schema.values ?? 'null')}`;
  return schema.logicalType ?? typeName(schema.type);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return line(heads) + line(heads.map(() => '---')) + rows.map(line).join('');
}

function code(text: string): string {
  return `\`${text}\``;
}

function anchor(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9_-]/g, '');
}
