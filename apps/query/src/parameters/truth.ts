import { z } from 'zod';

/** true or false. */
export const truth: z.ZodType<boolean, string> = z
  .string()
  .pipe(z.enum(['true', 'false'], { error: 'must be true or false' }))
  .transform((text) => text === 'true');
