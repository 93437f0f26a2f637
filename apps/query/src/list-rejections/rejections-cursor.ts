import { type Origin } from '@docket/rejections';
import { z } from 'zod';
import { openCursorOf, seal } from '../events/sealed.js';

const sealed = z.tuple([z.iso.datetime(), z.int().min(0), z.int().min(0), z.int().min(0)]);

/** Where a page ended. */
export type RejectionPlace = Origin & { readonly appended_at: string };

/** Seals a place, bound to the question that it continues. */
export function sealPlace({ appended_at, epoch, partition, offset }: RejectionPlace, question: unknown): string {
  return seal([appended_at, epoch, partition, offset], question);
}

/** @throws {Problem} when it is no cursor, was changed, or continues another question */
export function openPlace(cursor: string, question: unknown): RejectionPlace {
  const [appended_at, epoch, partition, offset] = openCursorOf(cursor, question, sealed);
  return { appended_at, epoch, partition, offset };
}
