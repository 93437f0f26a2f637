import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type Role } from './roles.js';

/** What records of API keys are called on the control topic. */
export const KEY_KIND = 'api_key';

/** An API key as Docket keeps it: enough to recognise the key, not to use it. */
export const apiKeyRecord = z.object({
  /** Public prefix: names the key in lists and logs. */
  id: z.string(),
  tenant_id: z.string().min(1),
  name: z.string(),
  roles: z.array(z.string()),
  /** SHA-256 of the whole key text, hexadecimal. The secret has 256 random bits, so a slow hash would add nothing. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
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
