import { type RejectedRecord } from '@docket/batch';
import { inspectValue } from '@docket/avro';
import { type AvroSchema, LIMITS } from '@docket/events';

/**
 * Service that published a rejected record, read of its value as far as that goes; '' when it cannot be told. For
 * whoever looks for the culprit: nothing is decided by it.
 */
export function rejectedProducer(
  { record, schemaId }: RejectedRecord,
  schemaOf: (id: number) => AvroSchema | undefined,
): string {
  const schema = schemaOf(schemaId);
  if (record.value === null || record.value.length > LIMITS.value || schema === undefined) return '';
  try {
    const { value } = inspectValue(schema, record.value);
    const service = member(member(member(value, 'envelope'), 'producer'), 'service');
    return typeof service === 'string' && Buffer.byteLength(service) <= LIMITS.name ? service : '';
  } catch {
    // The schema is no use; that is what the record was rejected for.
    return '';
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
