import { createHash, timingSafeEqual } from 'node:crypto';

/** Seals content into an opaque text without characters that need escaping in an address, bound to a question. */
export function seal(content: unknown, question: unknown): string {
  return Buffer.from(JSON.stringify([content, digest(content, question)])).toString('base64url');
}

/** The content of a sealed text: undefined when it is none, `foreign` when it was changed or belongs to another question. */
export function open(text: string, question: unknown): { readonly content: unknown } | 'foreign' | undefined {
  const parsed = decode(text);
  if (!Array.isArray(parsed) || parsed.length !== 2 || typeof parsed[1] !== 'string') return undefined;
  const [content, given] = parsed as [unknown, string];
  const expected = Buffer.from(digest(content, question));
  const found = Buffer.from(given);
  return found.length === expected.length && timingSafeEqual(found, expected) ? { content } : 'foreign';
}

function decode(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A check against mistakes, not a secret: what a cursor may show is decided by the tenant of the key alone. */
function digest(content: unknown, question: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([2, content, question]))
    .digest('base64url')
    .slice(0, 16);
}
