import { type Origin } from '@docket/rejections';
import { z } from 'zod';
import { invalidParameter } from '@docket/http';
import { open, seal } from '../events/sealed.js';

const sealed = z.tuple([z.iso.datetime(), z.int().min(0), z.int().min(0), z.int().min(0)]);

/** Where a page ended. */
export type RejectionPlace = Origin & { readonly appended_at: string };

/** Seals a place, bound to the question that it continues. */
export function sealPlace({ appended_at, epoch, partition, offset }: RejectionPlace, question: unknown): string {
  return seal([appended_at, epoch, partition, offset], question);
}

/** @throws {Problem} when it is no cursor, was changed, or continues another question */
export function openPlace(cursor: string, question: unknown): RejectionPlace {
  const opened = open(cursor, question);
  if (opened === 'foreign') {
    throw invalidParameter('cursor', 'belongs to another list; keep all parameters as they were on the page before');
  }
  const parsed = sealed.safeParse(opened?.content);
  if (!parsed.success) throw invalidParameter('cursor', 'is not a cursor; take next_cursor of the page before');
  const [appended_at, epoch, partition, offset] = parsed.data;
  return { appended_at, epoch, partition, offset };
}
