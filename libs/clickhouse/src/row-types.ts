import { z } from 'zod';

/** Zod types for the columns of rows as the reader gets them: 64-bit integers quoted, times as ISO 8601 UTC. */
export const rowType = {
  string: z.string(),
  /** UInt8 to UInt32 and Int8 to Int32. */
  int: z.int(),
  /** A 64-bit integer that counts something and so stays below 2^53; beyond that the row is refused, not rounded. */
  int64: z.string().transform(Number).pipe(z.int()),
  /** DateTime64(3, 'UTC') as `2016-02-29T01:16:00.000Z`. */
  instant: z.iso.datetime({ precision: 3 }),
  uuid: z.string(),
  /** Map(String, String). */
  map: z.record(z.string(), z.string()),
};
