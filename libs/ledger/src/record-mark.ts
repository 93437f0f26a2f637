import { createHash } from 'node:crypto';

/** What of a record its mark is made of. */
export interface MarkedRecord {
  readonly offset: string;
  /** ms since 1970; the broker's append time on a topic with LogAppendTime. */
  readonly timestamp: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
}

/** A record of which only offset and mark are known. */
export interface KnownRecord {
  readonly offset: number;
  readonly mark: string;
}

/**
 * Tells a record of a log from whatever another log has at the same offset: 128 bits of SHA-256, hex, over offset, time,
 * key and value. The time is part of it, so that a topic that was deleted and filled again, even with the same events,
 * is known for another one.
 */
export function recordMark({ offset, timestamp, key, value }: MarkedRecord): string {
  const head = [offset, timestamp, key?.length ?? -1, value?.length ?? -1];
  const hash = createHash('sha256').update(`${head.join('/')}/`);
  if (key) hash.update(key);
  if (value) hash.update(value);
  return hash.digest('hex').slice(0, 32);
}

/** Whether a record is the one that is known. */
export function isSameRecord(known: KnownRecord, record: MarkedRecord | undefined): boolean {
  return record !== undefined && recordMark(record) === known.mark;
}
