import type { AvroObject, AvroRecord, AvroSchema } from '../avro-schema.js';
import { ContractError } from '../contract-error.js';
import { actionOfRecord } from '../naming.js';
import { eachDefinition, selfContained, type NamedType } from './self-contained.js';
import { fieldsOf, fullNameOf } from './type-names.js';

/** Full name of the envelope, the first field of every action. */
export const ENVELOPE_TYPE = 'docket.Envelope';

/** One schema file: where it is (relative to the schemas folder) and what it says. */
export interface SchemaFile {
  readonly path: string;
  readonly schema: AvroSchema;
}

/** One action: its name, its record and the schema that needs no other. */
export interface ActionSchema {
  readonly action: string;
  readonly fullName: string;
  readonly path: string;
  readonly schema: AvroRecord;
}

/** Something wrong with a schema file. */
export interface SchemaProblem {
  readonly path: string;
  readonly message: string;
}

/** All schema files read together. */
export interface Catalog {
  /** Sorted by action. */
  readonly actions: readonly ActionSchema[];
  /** Every named type of every file, by full name. */
  readonly types: ReadonlyMap<string, NamedType>;
  /** Why a file could not be taken; the rest of the catalog is complete without it. */
  readonly problems: readonly SchemaProblem[];
}

/**
 * Reads schema files together: types may refer to each other across files, and every record with a field `envelope` is
 * an action. Nothing is thrown: what cannot be taken is in `problems`.
 */
export function catalogOf(files: readonly SchemaFile[]): Catalog {
  const problems: SchemaProblem[] = [];
  const types = collectTypes(files, problems);
  const actions = new Map<string, ActionSchema>();
  for (const { path, schema } of files) {
    if (!isActionRecord(schema)) continue;
    try {
      addAction(actions, { path, schema }, types);
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      problems.push({ path, message: error.message });
    }
  }
  return {
    actions: [...actions.values()].sort((a, b) => (a.action < b.action ? -1 : 1)),
    types,
    problems,
  };
}

/** Whether a schema is the record of an action: it has a field `envelope`. */
export function isActionRecord(schema: AvroSchema): schema is AvroRecord {
  return fieldsOf(schema).some((field) => field.name === 'envelope');
}

function collectTypes(files: readonly SchemaFile[], problems: SchemaProblem[]): Map<string, NamedType> {
  const types = new Map<string, NamedType>();
  for (const { path, schema } of files) {
    eachDefinition(schema, '', (fullName, definition: AvroObject) => {
      const other = types.get(fullName);
      if (other) problems.push({ path, message: `type ${fullName} is already defined in ${other.file}` });
      else types.set(fullName, { fullName, file: path, definition });
    });
  }
  return types;
}

function addAction(
  actions: Map<string, ActionSchema>,
  { path, schema }: { path: string; schema: AvroRecord },
  types: ReadonlyMap<string, NamedType>,
): void {
  const fullName = fullNameOf(schema);
  const action = actionOfRecord(fullName);
  const other = actions.get(action);
  if (other) {
    throw new ContractError(
      `action ${action} of ${fullName} is taken by ${other.fullName} (${other.path}); an action has one record in all namespaces`,
    );
  }
  actions.set(action, { action, fullName, path, schema: selfContained(schema, types) as AvroRecord });
}
