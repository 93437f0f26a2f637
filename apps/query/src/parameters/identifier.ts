import { z } from 'zod';
import { LIMITS } from '@docket/events';

/** An id as the contract allows it: any text up to its limit. */
export const identifier = z
  .string()
  .refine((text) => Buffer.byteLength(text, 'utf8') <= LIMITS.id, { error: `must be at most ${LIMITS.id} bytes` });
