import { z } from 'zod';
import { type BoundConditions } from '../events/bound-conditions.js';
import { type Watermark } from '../changes/watermarks.js';

/**
 * Up to where an export reads, so that what comes in meanwhile changes nothing: every question under the same cut has the same
 * answer, whenever it is asked.
 */
export const cut = z.object({
  /** Of partitions that the ledger knows: everything before these offsets is written. */
  partitions: z.array(z.object({ epoch: z.int(), partition: z.int(), next: z.int() })),
  /** Of events in other partitions, which were not ingested but stored in another way: by when, ms since 1970. */
  at: z.int(),
});

export type Cut = z.infer<typeof cut>;

/** The cut at this moment. */
export function cutAt(watermarks: readonly Watermark[], now: number): Cut {
  return { partitions: watermarks.map(({ epoch, partition, next }) => ({ epoch, partition, next })), at: now };
}

const PARTITION = '(bitShiftLeft(toUInt64(epoch), 32) + kafka_partition)';

export function cutConditions({ partitions, at }: Cut): BoundConditions {
  const known = `indexOf({cut_partitions: Array(UInt64)}, ${PARTITION})`;
  const inTime = "ingested_at <= fromUnixTimestamp64Milli({cut_at_ms: Int64}, 'UTC')";
  return {
    sql: [`if(${known} = 0, ${inTime}, kafka_offset < arrayElement({cut_next: Array(UInt64)}, ${known}))`],
    params: {
      cut_at_ms: at,
      cut_partitions: partitions.map(({ epoch, partition }) => (BigInt(epoch) << 32n) + BigInt(partition)),
      cut_next: partitions.map(({ next }) => next),
    },
  };
}
