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
  /** From this moment on it does not hold; never without it. */
  expires_at: z.iso.datetime().optional(),
  /** Its reads are limited to events of these departments; to none without it. */
  departments: z.array(z.string().min(1)).min(1).optional(),
  revoked_at: z.string().optional(),
});
export type ApiKeyRecord = z.infer<typeof apiKeyRecord>;

const shownRecord = apiKeyRecord.omit({ hash: true });

/** What lists show of a key: all but its hash. */
export function shownPart(record: ApiKeyRecord): Omit<ApiKeyRecord, 'hash'> {
  return shownRecord.parse(record);
}

/** A new key: its text, which is shown once and kept nowhere, and its record. */
export interface NewApiKey {
  readonly text: string;
  readonly record: ApiKeyRecord;
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_CHARACTERS = 12;
const SECRET_BYTES = 32;

/** What a key is made for. */
export interface KeyOwner {
  readonly tenant: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly expires?: Date | undefined;
  /** None means all. */
  readonly departments?: readonly string[] | undefined;
}

/** Makes a key `dk_<id>_<secret>`. */
export function newApiKey(owner: KeyOwner, now: Date): NewApiKey {
  // 256 is a multiple of 32, so every character is as likely as any other.
  const id = Array.from(randomBytes(ID_CHARACTERS), (byte) => BASE32[byte % BASE32.length]).join('');
  const text = `dk_${id}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  const hash = createHash('sha256').update(text).digest('hex');
  const { tenant, name, roles, expires, departments = [] } = owner;
  const scope = {
    ...(expires === undefined ? {} : { expires_at: expires.toISOString() }),
    ...(departments.length === 0 ? {} : { departments: [...departments] }),
  };
  const record = { id, tenant_id: tenant, name, roles: [...roles], hash, created_at: now.toISOString(), ...scope };
  return { text, record };
}

/** The public prefix of a key text `dk_<id>_<secret>`; undefined when it has not that form. */
export function keyIdOf(text: string): string | undefined {
  return /^dk_([a-z2-7]{12})_[A-Za-z0-9_-]{20,128}$/.exec(text)?.[1];
}

/** The key of an `Authorization: Bearer` header; undefined when there is none. */
export function bearerKey(header: string | undefined): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1];
}

/**
 * Whether the text is the key of this record and the key still holds. Takes the same time for every wrong text.
 * @param now ms since 1970
 */
export function isValidKey(text: string, record: ApiKeyRecord, now = Date.now()): boolean {
  const given = createHash('sha256').update(text).digest();
  const same = timingSafeEqual(given, Buffer.from(record.hash, 'hex'));
  return same && isInForce(record, now);
}

/** Whether a key was not revoked and has not expired. @param now ms since 1970 */
export function isInForce({ revoked_at, expires_at }: ApiKeyRecord, now: number): boolean {
  return revoked_at === undefined && (expires_at === undefined || now < Date.parse(expires_at));
}
