import { type RejectedRecord } from '@docket/batch';
import { type InsertRow, MapEntries, type NativeColumn } from '@docket/clickhouse';
import { headerEntries } from '@docket/kafka';
import { type LedgerRow, type PartitionPlace } from '@docket/ledger';

const TIME = "DateTime64(3, 'UTC')";

function columns(types: Readonly<Record<string, string>>): readonly NativeColumn[] {
  return Object.entries(types).map(([name, type]) => ({ name, type }));
}

export const REJECTION_COLUMNS = columns({
  topic: 'String',
  epoch: 'UInt32',
  kafka_partition: 'UInt32',
  kafka_offset: 'UInt64',
  appended_at: TIME,
  rejected_at: TIME,
  reason: 'String',
  field: 'String',
  error: 'String',
  schema_id: 'UInt32',
  kafka_key: 'String',
  value: 'String',
  headers: 'Map(String, String)',
  tenant_id: 'String',
  producer_service: 'String',
});

/** @param producer service that published it, '' when unknown */
export function rejectionValues(
  place: PartitionPlace,
  row: LedgerRow,
  rejected: RejectedRecord,
  producer: string,
): InsertRow {
  const { record, rejection } = rejected;
  return {
    topic: place.topic,
    epoch: place.epoch,
    kafka_partition: place.partition,
    kafka_offset: rejected.offset,
    appended_at: new Date(Number(record.timestamp)),
    rejected_at: new Date(row.at),
    reason: rejection.reason,
    field: rejection.field,
    error: rejection.error,
    schema_id: rejected.schemaId,
    kafka_key: record.key ?? Buffer.alloc(0),
    value: record.value ?? Buffer.alloc(0),
    // Byte for byte, and a name as often as it came.
    headers: new MapEntries(headerEntries(record.headers)),
    tenant_id: tenantOf(record.key),
    producer_service: producer,
  };
}

/** Docket's keys begin with the tenant. A foreign producer's key may say anything, so this only helps to search. */
function tenantOf(key: Buffer | null): string {
  const text = key?.toString('utf8') ?? '';
  const slash = text.indexOf('/');
  return slash > 0 ? text.slice(0, slash) : '';
}
