import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** What a key may do. */
export const ROLES = ['viewer', 'analyst', 'auditor', 'operator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** An API key as Docket keeps it: enough to recognise the key, not to use it. */
export const apiKeyRecord = z.object({
  /** Public prefix: names the key in lists and logs. */
  id: z.string(),
  tenant_id: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  /** SHA-256 of the whole key text, hexadecimal. The secret has 256 random bits, so a slow hash would add nothing. */
  hash: z.string(),
  /** ISO 8601, UTC. */
  created_at: z.string(),
  revoked_at: z.string().optional(),
});
export type ApiKeyRecord = z.infer<typeof apiKeyRecord>;

/** What lists show of a key: all but its hash. */
export function shownPart({
  id,
  tenant_id,
  name,
  roles,
  created_at,
  revoked_at,
}: ApiKeyRecord): Omit<ApiKeyRecord, 'hash'> {
  return { id, tenant_id, name, roles, created_at, revoked_at };
}

/** A new key: its text, which is shown once and kept nowhere, and its record. */
export interface NewApiKey {
  readonly text: string;
  readonly record: ApiKeyRecord;
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_CHARACTERS = 12;
const SECRET_BYTES = 32;

/** Makes a key `dk_<id>_<secret>`. */
export function newApiKey(owner: { tenant: string; name: string; roles: readonly Role[] }, now: Date): NewApiKey {
  // 256 is a multiple of 32, so every character is as likely as any other.
  const id = Array.from(randomBytes(ID_CHARACTERS), (byte) => BASE32[byte % BASE32.length]).join('');
  const text = `dk_${id}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  const hash = createHash('sha256').update(text).digest('hex');
  const { tenant, name, roles } = owner;
  return { text, record: { id, tenant_id: tenant, name, roles: [...roles], hash, created_at: now.toISOString() } };
}
