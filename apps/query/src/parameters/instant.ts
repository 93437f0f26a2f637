import { z } from 'zod';
import { LIMITS } from '@docket/events';

const FORM =
  'must be a date (2026-01-31) or a date and time with zone (2026-01-31T08:00:00Z, 2026-01-31T08:00:00+01:00)';

/** A moment in text, as milliseconds since 1970-01-01T00:00:00Z. A date alone is its midnight in UTC. */
export const instant = z
  .string()
  // In a query string an unescaped + arrives as a space.
  .transform((text) => text.replace(/ (\d\d:\d\d)$/, '+$1'))
  .pipe(z.union([z.iso.date(), z.iso.datetime({ offset: true })], { error: FORM }))
  .transform((text) => Date.parse(text))
  .refine((ms) => ms >= LIMITS.occurredAtMin && ms <= LIMITS.occurredAtMax, {
    error: 'must be from 1970-01-01 to 2200-01-01',
  });

/** What it looks like. */
export const INSTANT_SCHEMA = { type: 'string', anyOf: [{ format: 'date' }, { format: 'date-time' }] } as const;
