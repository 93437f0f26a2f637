import { type EachBatchPayload } from 'kafkajs';
import { type ConsumerHandler } from './consumer.js';

/** Hands on what was fetched, and moves the fetch position to its end. */
export function handOver(payload: EachBatchPayload, handler: ConsumerHandler): void {
  const { batch } = payload;
  // Stale: a seek or a pause came after the fetch; the driver will fetch these records again.
  if (payload.isStale() || batch.messages.length === 0) return;
  handler.fetched({
    topic: batch.topic,
    partition: batch.partition,
    from: BigInt((batch as typeof batch & { readonly fetchedOffset: string }).fetchedOffset),
    next: BigInt(batch.lastOffset()) + 1n,
    records: batch.messages,
    highWatermark: BigInt(batch.highWatermark),
  });
  payload.resolveOffset(batch.lastOffset());
}

/** What the driver tells of a fetch before it is handled. Its own type leaves out that there may be no first offset. */
interface FetchNotice {
  readonly topic: string;
  readonly partition: number;
  readonly batchSize: number;
  readonly firstOffset: string | null;
  readonly lastOffset: string;
  readonly highWatermark: string;
}

/**
 * A fetch that brought only records of the broker's own, or aborted ones: the driver keeps it to itself and moves on,
 * so that whoever counts offsets would see a hole and ask for it again and again.
 */
export function handOverNothing(notice: FetchNotice, handler: ConsumerHandler): void {
  const { topic, partition, batchSize, firstOffset, lastOffset, highWatermark } = notice;
  if (batchSize > 0) return;
  handler.fetched({
    topic,
    partition,
    // Without a first offset there was nothing at all at the last one, which is where the fetch began.
    from: BigInt(firstOffset ?? lastOffset),
    next: BigInt(lastOffset) + 1n,
    records: [],
    highWatermark: BigInt(highWatermark),
  });
}
