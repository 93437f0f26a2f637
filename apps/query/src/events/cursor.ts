import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { invalidParameter } from '@docket/http';

/** Where a page ended: the place of its last event in the order of pages. */
export interface Place {
  /** Milliseconds since 1970. */
  readonly occurredAt: number;
  readonly epoch: number;
  readonly partition: number;
  readonly offset: number;
}

const integer = z.int().min(0);
const sealed = z.tuple([integer, integer, integer, integer, z.string()]);

/**
 * Seals a place into an opaque cursor. It is bound to the question it continues: with other filters, or under another
 * tenant, the same place would silently leave out or repeat events.
 * @param question everything that determines the list, apart from how long a page is.
 */
export function sealCursor(place: Place, question: unknown): string {
  const numbers = [place.occurredAt, place.epoch, place.partition, place.offset];
  return Buffer.from(JSON.stringify([...numbers, seal(numbers, question)])).toString('base64url');
}

/** @throws {Problem} when it is not a cursor, was changed, or continues another question. */
export function openCursor(cursor: string, question: unknown): Place {
  const parsed = sealed.safeParse(decode(cursor));
  if (!parsed.success) throw invalidParameter('cursor', 'is not a cursor; take next_cursor of the page before');
  const [occurredAt, epoch, partition, offset, given] = parsed.data;
  const expected = seal([occurredAt, epoch, partition, offset], question);
  if (given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected))) {
    throw invalidParameter('cursor', 'belongs to another list; keep all filters as they were on the page before');
  }
  return { occurredAt, epoch, partition, offset };
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A check against mistakes, not a secret: what a cursor may show is decided by the tenant of the key alone. */
function seal(numbers: readonly number[], question: unknown): string {
  const text = JSON.stringify([1, numbers, question]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
