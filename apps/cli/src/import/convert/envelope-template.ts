import { type AvroRecord, type EnvelopeInput, LIMITS } from '@docket/events';
import { type MappingPath } from '../mapping/mapping-problem.js';
import { type Row } from '../rows/read-rows.js';
import { type FieldRules, SchemaValues } from '../values/schema-value.js';
import { type ConvertScope } from './convert-scope.js';
import { cutToBytes } from './cut-to-bytes.js';

/** What the importer itself sets, and what has a default that the schema cannot express. */
const ENVELOPE_RULES: FieldRules = {
  reserved: new Set(['event_id', 'occurred_at', 'tenant_id', 'producer', 'subject_key_id']),
  optional: new Set(['outcome']),
};

/** The parts of an envelope that a row fills. */
export type RowEnvelope = Omit<EnvelopeInput, 'event_id' | 'occurred_at' | 'tenant_id'>;

/** The `event` part of one action's rule: over the general one, key by key. */
export interface OwnEnvelope {
  readonly node: Readonly<Record<string, unknown>>;
  readonly path: MappingPath;
}

const NO_OWN: OwnEnvelope = { node: {}, path: [] };

/** Compiles the `event` part of a mapping. Every event is labelled with the source it comes from. */
export function envelopeTemplate(schema: AvroRecord, scope: ConvertScope, own = NO_OWN): (row: Row) => RowEnvelope {
  const envelope = schema.fields.find(({ name }) => name === 'envelope')?.type;
  const fields = typeof envelope === 'object' && 'type' in envelope ? (envelope.fields ?? []) : [];
  const pathOf = (name: string) => (name in own.node ? [...own.path, name] : ['event', name]);
  const node = { ...scope.event, ...own.node };
  const get = new SchemaValues(schema, scope).record(fields, node, ['event'], { ...ENVELOPE_RULES, pathOf });
  return (row) => {
    // The record was filled field by field from the schema that the type is generated from.
    const filled = get(row) as RowEnvelope | undefined;
    return { ...filled, labels: labels(scope.source, filled?.labels) } as RowEnvelope;
  };
}

/** Labels only describe, so one that is too long is cut in place of refusing its row. */
function labels(sourceId: string, fromRow: Readonly<Record<string, string>> = {}): Record<string, string> {
  const all = Object.entries({ source: sourceId, ...fromRow });
  return Object.fromEntries(all.map(([key, value]) => [key, cutToBytes(value, LIMITS.labelValue)]));
}
