import { encodeWire } from '@docket/avro';
import { eventKey } from '@docket/events';
import { connectProducer, type OutgoingRecord } from '@docket/kafka';
import { type BenchInstallation } from '../stack/installation.js';
import { generateEvents, type GeneratedEvent, type Generation } from './generate-events.js';

/** Records in one request; about 700 KiB for each of four partitions. */
const RECORDS_PER_REQUEST = 8_000;
/** ClickHouse's Kafka engine cannot know the name of a value's schema, so the action travels beside the value as well. */
export const ACTION_HEADER = 'action';

/** Puts the events into the topic. @returns the bytes of all values */
export async function preload(at: BenchInstallation, generation: Generation): Promise<number> {
  const producer = await connectProducer(at.kafka, { clientId: 'bench-preload' });
  let bytes = 0;
  let sending: Promise<unknown> = Promise.resolve();
  try {
    for (const records of requests(at, generation)) {
      bytes += records.reduce((sum, { value }) => sum + (value?.length ?? 0), 0);
      // One request at a time, as the producer demands; the next one is encoded while it is under way.
      await sending;
      sending = producer.send(at.topics.events, records);
    }
    await sending;
  } finally {
    await producer.close();
  }
  return bytes;
}

function* requests(at: BenchInstallation, generation: Generation): Generator<OutgoingRecord[]> {
  let records: OutgoingRecord[] = [];
  for (const event of generateEvents(generation)) {
    records.push(recordOf(at, event));
    if (records.length < RECORDS_PER_REQUEST) continue;
    yield records;
    records = [];
  }
  if (records.length > 0) yield records;
}

/** The record the SDK would send, and the action as a header. */
function recordOf(at: BenchInstallation, { action, envelope, fields }: GeneratedEvent): OutgoingRecord {
  const encoding = at.encodings.get(action);
  if (!encoding) throw new Error(`the schema of ${action} is not registered`);
  const body = encoding.encoder.encode({ ...fields, envelope });
  return {
    key: eventKey(envelope),
    value: encodeWire(encoding.schemaId, body),
    headers: { [ACTION_HEADER]: action },
  };
}
