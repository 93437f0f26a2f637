import type { AvroSchema } from '@docket/events';
import type { BlockConstants } from '../block/event-block.js';
import type { EventRow } from '../block/event-row.js';
import { makePlan } from '../plan/make-plan.js';
import { type Rejection, refuseUnread } from '../rejection.js';
import { parseSchema } from '../schema/parse-schema.js';
import { SchemaContractError } from '../schema/schema-contract-error.js';
import type { SchemaNode } from '../schema/schema-node.js';
import type { RecordMeta } from '../transcoders.js';
import { WIRE_HEADER_BYTES } from '../wire.js';
import { type AvscReader, avscReader } from './avsc-schema.js';
import { decoded } from './decoded.js';
import { RowBuilder } from './row-builder.js';
import { StrictTap } from './strict-tap.js';

/** A record's fate by the reference: the row it becomes, or why it becomes none. */
export type ReferenceFate = { readonly row: EventRow } | { readonly rejection: Rejection };

type Reader = { readonly node: SchemaNode; readonly action: string; readonly avsc: AvscReader };

const READERS = new WeakMap<object, Reader | Rejection>();

/**
 * What a record becomes, the slow and plain way: decoded by avsc into objects, checked field by field. It shares the
 * contract with the transcoder (which field is which column, which schemas are refused), but no code that reads bytes
 * or writes values, so that a test or a verifier can hold one against the other.
 */
export function referenceRow(
  schema: AvroSchema,
  value: Buffer | null,
  meta: RecordMeta,
  constants: BlockConstants,
): ReferenceFate {
  const refused = refuseUnread(value);
  if (refused !== undefined || value === null) return { rejection: refused ?? malformed('') };
  const reader = readerOf(schema);
  if ('reason' in reader) return { rejection: reader };
  const tap = new StrictTap(value, WIRE_HEADER_BYTES);
  let read: unknown;
  try {
    read = reader.avsc._read(tap);
  } catch (error) {
    // Whatever avsc throws, too: it has no type of its own for bytes it cannot read.
    return { rejection: malformed(error instanceof Error ? error.message : String(error)) };
  }
  const left = value.length - tap.pos;
  if (left > 0) {
    return { rejection: { reason: 'trailing_bytes', field: '', error: `${left} bytes are left over after the event` } };
  }
  const root = decoded(reader.node, read);
  const builder = new RowBuilder(meta);
  builder.record(reader.action, root.kind === 'record' ? root.entries : []);
  const { rejection } = builder.rules;
  return rejection === undefined ? { row: builder.row(constants) } : { rejection };
}

function readerOf(schema: AvroSchema): Reader | Rejection {
  // A schema that is only a name or a union is no record, and refused at once.
  const key = typeof schema === 'object' ? schema : undefined;
  const known = key === undefined ? undefined : READERS.get(key);
  if (known !== undefined) return known;
  const reader = makeReader(schema);
  if (key !== undefined) READERS.set(key, reader);
  return reader;
}

function makeReader(schema: AvroSchema): Reader | Rejection {
  try {
    const node = parseSchema(schema);
    return { node, action: makePlan(node).action, avsc: avscReader(node) };
  } catch (error) {
    if (!(error instanceof SchemaContractError)) throw error;
    return { reason: 'contract', field: error.field, error: error.message };
  }
}

function malformed(error: string): Rejection {
  return { reason: 'malformed', field: '', error };
}
