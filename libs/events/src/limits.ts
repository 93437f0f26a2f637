const DAY_MS = 86_400_000;

/**
 * What an event may weigh. In bytes of UTF-8 unless the name says otherwise. The producer and ingestion hold the same
 * limits: what the SDK accepts, ingestion stores.
 */
export const LIMITS = {
  /** Ids: tenant, actor, ticket, department, target, session, request, trace, key. */
  id: 256,
  /** Names, addresses, roles, channels, and the producer's service and instance. */
  name: 512,
  /** `reason`. */
  reason: 2048,
  /** `user_agent`. */
  userAgent: 2048,
  /** How many labels an event may have. */
  labels: 64,
  labelKey: 128,
  labelValue: 1024,
  /** One value of the action's own fields, as text (see `details` of the events table). */
  detail: 65_536,
  /** `preview`, in characters (Unicode code points). */
  previewCharacters: 1024,
  /** A whole Kafka record value: wire header and Avro body. */
  value: 524_288,
  /** Earliest `occurred_at`, inclusive, ms since the epoch: 1970-01-01T00:00:00Z. */
  occurredAtMin: 0,
  /** Latest `occurred_at`, exclusive, ms since the epoch: 2200-01-01T00:00:00Z. */
  occurredAtMax: Date.UTC(2200, 0, 1),
  /** How far `occurred_at` may lie after the time the broker appended the record, ms. */
  clockSkewMs: DAY_MS,
} as const;
