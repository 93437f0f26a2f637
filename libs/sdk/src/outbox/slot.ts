import { createHash } from 'node:crypto';

/**
 * How many slots the keys of an outbox are dealt out to. It stands in the rows that wait, so it never changes: with
 * another number the events of a key would be in two slots for a while, and out of order.
 */
export const SLOTS = 64;

/** The slot of a Kafka key: always the same, so that whoever holds the slot has all events of the key. */
export function slotOf(key: string): number {
  return createHash('sha256').update(key).digest().readUInt8(0) % SLOTS;
}
