import {
  type AvroObject,
  type AvroSchema,
  ContractError,
  eachDefinition,
  type NamedType,
  selfContained,
} from '@docket/events';

/** A schema another one refers to, as registries list it. */
export interface SchemaReference {
  readonly subject: string;
  readonly version: number;
}

/** More than this is no schema of an event; the bound keeps a circle of references from running for ever. */
const MAX_REFERENCES = 100;

/** What a registry gives for one schema: its JSON and what it refers to. */
export interface RegisteredSchema {
  readonly schema: AvroSchema;
  readonly references: readonly SchemaReference[];
}

/**
 * Docket registers schemas that need no other; other producers may use references. Puts every referenced type where
 * it is first used. A schema that cannot be completed comes back as it is: reading it as a contract will name the
 * type that is missing.
 *
 * @param load undefined when the version does not exist.
 */
export async function resolveReferences(
  registered: RegisteredSchema,
  load: (reference: SchemaReference) => Promise<RegisteredSchema | undefined>,
): Promise<AvroSchema> {
  if (registered.references.length === 0) return registered.schema;
  const types = new Map<string, NamedType>();
  define(types, registered.schema);
  const waiting = [...registered.references];
  const seen = new Set<string>();
  for (let next = waiting.shift(); next !== undefined && seen.size < MAX_REFERENCES; next = waiting.shift()) {
    const key = JSON.stringify([next.subject, next.version]);
    if (seen.has(key)) continue;
    seen.add(key);
    const found = await load(next);
    if (found === undefined) continue;
    define(types, found.schema);
    waiting.push(...found.references);
  }
  return complete(registered.schema, types);
}

function define(types: Map<string, NamedType>, schema: AvroSchema): void {
  eachDefinition(schema, '', (fullName: string, definition: AvroObject) => {
    if (!types.has(fullName)) types.set(fullName, { fullName, file: '', definition });
  });
}

function complete(schema: AvroSchema, types: ReadonlyMap<string, NamedType>): AvroSchema {
  try {
    return selfContained(schema, types);
  } catch (error) {
    if (error instanceof ContractError) return schema;
    throw error;
  }
}
