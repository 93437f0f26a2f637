import { createHash, timingSafeEqual } from 'node:crypto';
import { invalidParameter } from '@docket/http';
import { type z } from 'zod';

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

/** What is said of a cursor that is of no use here. */
const REFUSALS = {
  foreign: 'belongs to another list; keep all parameters as they were on the page before',
  none: 'is not a cursor; take next_cursor of the page before',
};

/**
 * What a cursor was sealed with.
 * @param refusals in other words than those of most lists
 * @throws {Problem} when it is no cursor, was changed, or continues another question
 */
export function openCursorOf<T>(
  cursor: string,
  question: unknown,
  content: z.ZodType<T>,
  refusals: Partial<typeof REFUSALS> = {},
): T {
  const { foreign, none } = { ...REFUSALS, ...refusals };
  const opened = open(cursor, question);
  if (opened === 'foreign') throw invalidParameter('cursor', foreign);
  const parsed = content.safeParse(opened?.content);
  if (!parsed.success) throw invalidParameter('cursor', none);
  return parsed.data;
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
