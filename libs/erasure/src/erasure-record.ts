import { z } from 'zod';

/** Kind of the records in the control topic that say what was erased; the id of one is the key of the subject. */
export const ERASURE_KIND = 'erasure';

/** What was erased of one subject. It has nothing that tells who that was. */
export const erasureRecord = z.object({
  tenant_id: z.string(),
  /** In lower case. */
  subject_type: z.string(),
  topic: z.string(),
  epoch: z.int(),
  /** Of each partition of that epoch the first offset that is not erased; all of earlier epochs is. */
  below: z.record(z.string(), z.int()),
  /** The command it belongs to. */
  request: z.string(),
  reason: z.string(),
  by: z.string(),
  /** ISO 8601, UTC. */
  requested_at: z.string(),
  /** When nothing of it was left in the tables; absent: it is still under way. */
  done_at: z.string().optional(),
});
export type ErasureRecord = z.infer<typeof erasureRecord>;

/** Kind of the records that keep what must not be erased. */
export const LEGAL_HOLD_KIND = 'legal_hold';

/** Events that must not be erased until it is released. */
export const legalHoldRecord = z.object({
  tenant_id: z.string(),
  /** As `subjectText` writes it; absent: all of the tenant. */
  subject: z.string().optional(),
  reason: z.string(),
  by: z.string(),
  /** ISO 8601, UTC. */
  placed_at: z.string(),
  released_at: z.string().optional(),
  released_by: z.string().optional(),
});
export type LegalHoldRecord = z.infer<typeof legalHoldRecord>;
