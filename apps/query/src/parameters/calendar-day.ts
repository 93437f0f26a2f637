import { z } from 'zod';

/** A date of the calendar, `2026-01-31`, that times of events may have. */
export const calendarDay: z.ZodType<string, string> = z.iso
  .date({ error: 'must be a date: 2026-01-31' })
  .refine((day) => day >= '1970-01-01' && day < '2200-01-01', { error: 'must be from 1970-01-01 to 2199-12-31' });
