/** Why ingestion refuses a record: a closed list, each with what it means. An outage is never a reason. */
export const REJECT_REASONS = {
  tombstone: 'The record has no value; events are never deleted by key.',
  bad_magic: 'The value does not begin with the Confluent header (a zero byte and a 4-byte schema id).',
  unknown_schema: 'The registry does not know the schema id, asked twice.',
  malformed: 'The bytes are not what the schema says: cut short, bad UTF-8, or an index out of range.',
  trailing_bytes: 'Bytes are left over after the event.',
  contract: 'The schema breaks the event contract: the envelope is not its first field, or its name is not an action.',
  invalid_field: 'A field has a value the contract does not allow: empty, too long, or out of range.',
  clock_skew:
    'The event occurred (by its occurred_at) more than 24 hours after the time the broker appended the record.',
  too_large: 'The value is larger than a record may be.',
} as const;

/** Why ingestion refused a record. */
export type RejectReason = keyof typeof REJECT_REASONS;

/** Whether a text is one of the reject reasons. */
export function isRejectReason(text: string): text is RejectReason {
  return Object.hasOwn(REJECT_REASONS, text);
}
