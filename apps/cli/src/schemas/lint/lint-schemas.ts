import {
  catalogOf,
  eachDefinition,
  ENVELOPE_TYPE,
  fieldsOf,
  fullNameIn,
  fullNameOf,
  innerSchemas,
  isActionRecord,
  isDefinition,
  isNamedDefinition,
  isNamespace,
  namespaceOf,
  type AvroObject,
  type AvroSchema,
  type SchemaFile,
  type SchemaProblem,
} from '@docket/events';
import { lintType } from './lint-type.js';

/** Everything the contract asks of the schema files together. Sorted by file. */
export function lintSchemas(files: readonly SchemaFile[]): SchemaProblem[] {
  const used = usedTypes(files);
  const own = files.flatMap(({ path, schema }) => lintFile(schema, used).map((message) => ({ path, message })));
  return [...catalogOf(files).problems, ...own].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function lintFile(schema: AvroSchema, used: ReadonlySet<string>): string[] {
  if (!isNamedDefinition(schema)) return ['must define a record, an enum or a fixed'];
  return [...lintTop(schema, used), ...lintType(schema)];
}

function lintTop(schema: AvroObject & { readonly name: string }, used: ReadonlySet<string>): string[] {
  const fullName = fullNameOf(schema);
  const namespace = namespaceOf(fullName);
  const problems: string[] = [];
  if (!isNamespace(namespace)) {
    problems.push(`namespace ${JSON.stringify(namespace)}: must be lower-case words with dots, such as acme.helpdesk`);
  }
  if (isActionRecord(schema)) problems.push(...lintEnvelope(schema));
  else if (!used.has(fullName) && fullName !== ENVELOPE_TYPE) {
    problems.push(
      `${fullName} is neither an action (its first field would be "envelope", of type ${ENVELOPE_TYPE}) nor used by one`,
    );
  }
  return problems;
}

function lintEnvelope(schema: AvroObject): string[] {
  const [first] = fieldsOf(schema);
  const envelope = fieldsOf(schema).find((field) => field.name === 'envelope');
  if (first !== envelope) return ['field envelope: must be the first field'];
  if (envelope?.type === ENVELOPE_TYPE && envelope.default === undefined) return [];
  return [`field envelope: must be of type "${ENVELOPE_TYPE}", and without a default`];
}

/** Full names of the types that some schema mentions. */
function usedTypes(files: readonly SchemaFile[]): Set<string> {
  const used = new Set<string>();
  for (const { schema } of files) {
    if (isDefinition(schema)) mentionsOf(schema, namespaceOf(fullNameOf(schema)), used);
    eachDefinition(schema, '', (fullName, definition) => {
      mentionsOf(definition, namespaceOf(fullName), used);
    });
  }
  return used;
}

function mentionsOf(schema: AvroObject, around: string, used: Set<string>): void {
  for (const inner of innerSchemas(schema)) mention(inner, around, used);
}

function mention(schema: AvroSchema, around: string, used: Set<string>): void {
  if (typeof schema === 'string') used.add(fullNameIn(schema, around));
  else if (!isDefinition(schema)) for (const branch of schema) mention(branch, around, used);
  else if (!isNamedDefinition(schema)) mentionsOf(schema, around, used);
}
