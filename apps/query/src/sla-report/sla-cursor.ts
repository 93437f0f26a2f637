import { createHash } from 'node:crypto';
import { z } from 'zod';
import { invalidParameter } from '@docket/http';
import { type SortKey } from './sort-rows.js';

const key = z.tuple([z.union([z.string(), z.number(), z.null()]), z.string(), z.string(), z.int()]);
const sealed = z.tuple([z.int(), key, z.string()]);

/** Where a page ended, and by which moment it was judged: the next one must be judged by the same. */
export interface SlaPlace {
  readonly asOf: number;
  readonly key: SortKey;
}

/** Seals a place, bound to the question that it continues. */
export function sealPlace({ asOf, key: last }: SlaPlace, question: unknown): string {
  return Buffer.from(JSON.stringify([asOf, last, digestOf(question)])).toString('base64url');
}

/** @throws {Problem} when it is no cursor, or continues another question */
export function openPlace(cursor: string, question: unknown): SlaPlace {
  const parsed = sealed.safeParse(decode(cursor));
  if (!parsed.success) throw invalidParameter('cursor', 'is not a cursor; take next_cursor of the page before');
  const [asOf, last, digest] = parsed.data;
  if (digest !== digestOf(question)) {
    throw invalidParameter('cursor', 'belongs to another report; keep all parameters as they were on the page before');
  }
  return { asOf, key: last };
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A check against mistakes, not a secret. */
function digestOf(question: unknown): string {
  return createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 16);
}
