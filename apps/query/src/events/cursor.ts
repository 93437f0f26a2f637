import { z } from 'zod';
import { openCursorOf, seal } from './sealed.js';

/** A place in the order of pages: that of an event, or one between events. */
export interface Place {
  /** Milliseconds since 1970, by the clock of the list. */
  readonly at: number;
  readonly epoch: number;
  readonly partition: number;
  readonly offset: number;
}

/** Where a page begins. */
export interface Cursor extends Place {
  /** Whether the page is in front of the place, and ends there; else it is behind it. */
  readonly backwards: boolean;
  /** When the first page was asked for, ms since 1970: what relative times are relative to on all pages. */
  readonly now: number;
}

const integer = z.int().min(0);
const sealed = z.tuple([integer, integer, integer, integer, z.union([z.literal(0), z.literal(1)]), integer]);

/**
 * Seals a place into an opaque cursor. It is bound to the question it continues: with other filters, or under another
 * tenant, the same place would silently leave out or repeat events.
 * @param question everything that determines the list, apart from how long a page is.
 */
export function sealCursor({ at, epoch, partition, offset, backwards, now }: Cursor, question: unknown): string {
  return seal([at, epoch, partition, offset, backwards ? 1 : 0, now], question);
}

/** @throws {Problem} when it is not a cursor, was changed, or continues another question. */
export function openCursor(cursor: string, question: unknown): Cursor {
  const [at, epoch, partition, offset, backwards, now] = openCursorOf(cursor, question, sealed, {
    foreign: 'belongs to another list; keep all filters as they were on the page before',
    none: 'is not a cursor; take next_cursor or previous_cursor of a page',
  });
  return { at, epoch, partition, offset, backwards: backwards === 1, now };
}
