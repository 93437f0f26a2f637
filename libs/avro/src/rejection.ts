import { LIMITS, type RejectReason } from '@docket/events';
import { WIRE_HEADER_BYTES } from './wire.js';

/** Why a record is not stored. The same bytes, schema and append time always give the same one. */
export interface Rejection {
  readonly reason: RejectReason;
  /** Path of the field at fault, such as `envelope.actor.id` or `rating`; '' when it is the value as a whole. */
  readonly field: string;
  readonly error: string;
}

/**
 * What can be said of a value before its schema is known: a tombstone, too large, or not of the wire format.
 * To be asked before the registry, so that it is never asked for the id of a foreign record.
 */
export function refuseUnread(value: Buffer | null): Rejection | undefined {
  if (value === null) return { reason: 'tombstone', field: '', error: 'the record has no value' };
  if (value.length > LIMITS.value) {
    const error = `the value has ${value.length} bytes; at most ${LIMITS.value} are allowed`;
    return { reason: 'too_large', field: '', error };
  }
  if (value.length < WIRE_HEADER_BYTES || value[0] !== 0) {
    return { reason: 'bad_magic', field: '', error: 'the value does not begin with a zero byte and a schema id' };
  }
  return undefined;
}
