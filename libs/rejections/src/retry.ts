import { type Rejection, type SchemaRegistry } from '@docket/avro';
import { type RecordPlace, type RecordProducer } from '@docket/kafka';
import { outgoing } from './outgoing.js';
import { type RejectedRecord } from './rejection-queries.js';
import { isEvent, rejectionNow } from './rejection-now.js';

/** Whether a record would be published: when it is an event that would be taken, or whoever asks insists. */
export interface Judged {
  readonly record: RejectedRecord;
  /** Why ingestion would reject it again. */
  readonly again: Rejection | undefined;
  readonly goes: boolean;
}

/** @param force also what would be rejected again */
export async function judge(
  page: readonly RejectedRecord[],
  registry: Pick<SchemaRegistry, 'schemaById'>,
  force: boolean,
): Promise<Judged[]> {
  return Promise.all(
    page.map(async (record) => {
      const again = await rejectionNow(record, registry);
      return { record, again, goes: isEvent(record) && (force || !again) };
    }),
  );
}

/** Publishes those that go, in their order. @returns where each of them is now */
export async function publishAgain(
  judged: readonly Judged[],
  topic: string,
  producer: Pick<RecordProducer, 'send'>,
): Promise<Map<RejectedRecord, RecordPlace>> {
  const places = new Map<RejectedRecord, RecordPlace>();
  for (const { record, goes } of judged) {
    const [place] = goes ? await producer.send(topic, [outgoing(topic, record)]) : [];
    if (place) places.set(record, place);
  }
  return places;
}
