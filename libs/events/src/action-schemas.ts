import type { AvroRecord, AvroSchema } from './avro-schema.js';
import { catalogOf, isActionRecord } from './contract/catalog.js';
import { eachDefinition, selfContained } from './contract/self-contained.js';
import { ContractError } from './contract-error.js';
import type { Action } from './generated/index.js';
import { SCHEMA_FILES } from './generated/sources.js';

const CATALOG = catalogOf(SCHEMA_FILES);

/**
 * The Avro schema of every action known at build time. Each needs no other: named types are defined at first use.
 * This is, word for word, what is registered.
 */
// The generated type Action and the generated sources come from the same files; a test compares them.
export const ACTION_SCHEMAS: Readonly<Record<Action, AvroRecord>> = Object.fromEntries(
  CATALOG.actions.map(({ action, schema }) => [action, schema]),
) as Record<Action, AvroRecord>;

/** The actions known at build time, sorted. */
export const ACTIONS: readonly Action[] = Object.keys(ACTION_SCHEMAS) as Action[];

/**
 * An action's schema as it stands in its .avsc file, completed with the types it takes from Docket, `docket.Envelope`
 * first of all: what producers of actions that this build does not know encode with. A complete schema stays as it is.
 * @throws ContractError when it is no action, or takes a type that is neither its own nor Docket's
 */
export function completeActionSchema(schema: AvroSchema): AvroRecord {
  if (!isActionRecord(schema)) throw new ContractError('the schema is no record with a field "envelope"');
  const types = new Map(CATALOG.types);
  eachDefinition(schema, '', (fullName, definition) => types.set(fullName, { fullName, file: '', definition }));
  return selfContained(schema, types) as AvroRecord;
}
