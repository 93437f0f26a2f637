import { refuseUnread, type Rejection, referenceRow, type SchemaRegistry } from '@docket/avro';
import { lookCloser } from './look-closer.js';
import { type RejectedRecord } from './rejection-queries.js';

/** A record without a value never becomes one. */
export function isEvent({ reason }: RejectedRecord): boolean {
  return reason !== 'tombstone';
}

/** Why ingestion would reject the record if it were published now; undefined when it would not. */
export async function rejectionNow(
  record: RejectedRecord,
  registry: Pick<SchemaRegistry, 'schemaById'>,
): Promise<Rejection | undefined> {
  const { epoch, partition, offset, schema_id: schemaId } = record;
  const value = isEvent(record) ? record.value : null;
  const refused = refuseUnread(value);
  if (refused) return refused;
  const { schema } = await lookCloser(record, registry);
  if (schema === undefined) {
    return { reason: 'unknown_schema', field: '', error: `the registry does not know schema id ${schemaId}` };
  }
  const now = Date.now();
  const fate = referenceRow(
    schema,
    value,
    { schemaId, partition, offset, appendedAt: now },
    { epoch, ingestedAt: now },
  );
  return 'rejection' in fate ? fate.rejection : undefined;
}
