import { z } from 'zod';
import { openCursorOf, seal } from '../events/sealed.js';
import { type SortKey } from './sort-rows.js';

const key = z.tuple([z.union([z.string(), z.number(), z.null()]), z.string(), z.string(), z.int()]);
const sealed = z.tuple([z.int(), key]);

/** Where a page ended, and by which moment it was judged: the next one must be judged by the same. */
export interface SlaPlace {
  readonly asOf: number;
  readonly key: SortKey;
}

/** Seals a place, bound to the question that it continues. */
export function sealPlace({ asOf, key: last }: SlaPlace, question: unknown): string {
  return seal([asOf, last], question);
}

/** @throws {Problem} when it is no cursor, was changed, or continues another question */
export function openPlace(cursor: string, question: unknown): SlaPlace {
  const foreign = 'belongs to another report; keep all parameters as they were on the page before';
  const [asOf, last] = openCursorOf(cursor, question, sealed, { foreign });
  return { asOf, key: last };
}
