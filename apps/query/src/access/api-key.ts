import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** An API key as the control state holds it; fields that reads do not need are left alone. */
export const apiKeyRecord = z.object({
  id: z.string(),
  tenant_id: z.string().min(1),
  name: z.string(),
  roles: z.array(z.string()),
  /** SHA-256 of the whole key, hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  created_at: z.string(),
  revoked_at: z.string().optional(),
});

export type ApiKeyRecord = z.infer<typeof apiKeyRecord>;

/** The public prefix of a key text `dk_<id>_<secret>`; undefined when it has not that form. */
export function keyIdOf(text: string): string | undefined {
  return /^dk_([a-z2-7]{12})_[A-Za-z0-9_-]{20,128}$/.exec(text)?.[1];
}

/** The key of an `Authorization: Bearer` header; undefined when there is none. */
export function bearerKey(header: string | undefined): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1];
}

/** Whether the text is the key of this record and the key still holds. Takes the same time for every wrong text. */
export function isValidKey(text: string, record: ApiKeyRecord): boolean {
  const given = createHash('sha256').update(text).digest();
  const same = timingSafeEqual(given, Buffer.from(record.hash, 'hex'));
  return same && record.revoked_at === undefined;
}
