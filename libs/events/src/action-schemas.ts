import type { AvroRecord } from './avro-schema.js';
import { catalogOf } from './contract/catalog.js';
import type { Action } from './generated/index.js';
import { SCHEMA_FILES } from './generated/sources.js';

/**
 * The Avro schema of every action known at build time. Each needs no other: named types are defined at first use.
 * This is, word for word, what is registered.
 */
export const ACTION_SCHEMAS: Readonly<Record<Action, AvroRecord>> = schemasByAction();

/** The actions known at build time, sorted. */
export const ACTIONS: readonly Action[] = Object.keys(ACTION_SCHEMAS) as Action[];

function schemasByAction(): Record<Action, AvroRecord> {
  const { actions } = catalogOf(SCHEMA_FILES);
  // The generated type Action and the generated sources come from the same files; a test compares them.
  return Object.fromEntries(actions.map(({ action, schema }) => [action, schema])) as Record<Action, AvroRecord>;
}
