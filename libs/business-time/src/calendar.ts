import { IANAZone } from 'luxon';
import { z } from 'zod';

/** Days of the week, as calendars name them. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Spans of one day, and holidays: nobody has more, and everything is read again for every report. */
const MOST_SPANS = 12;
const MOST_HOLIDAYS = 500;
const LONGEST_ZONE = 64;

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, {
  error: 'must be a time such as 09:00, or 24:00',
  abort: true,
});

const span = z
  .tuple([time, time], { error: 'must be two times such as ["09:00", "17:00"]' })
  .refine(([from, to]) => from < to, { error: 'must end after it begins; hours over midnight are two spans' });

const spans = z
  .array(span)
  .max(MOST_SPANS, { error: `must be at most ${MOST_SPANS} spans` })
  .refine(isApart, { error: 'must be in order and must not overlap' });

const days = Object.fromEntries(WEEKDAYS.map((day) => [day, spans.default([])])) as Record<
  Weekday,
  z.ZodDefault<typeof spans>
>;

/**
 * When work is done: a zone, the hours of each day of the week by its clock (from inclusive, to exclusive), and dates on which
 * nothing is done.
 */
export const calendar = z.strictObject({
  zone: z
    .string()
    .max(LONGEST_ZONE)
    .refine((name) => /^[A-Za-z]/.test(name) && IANAZone.isValidZone(name), {
      error: 'must be a time zone of the IANA database, e.g. Europe/Prague',
    }),
  hours: z
    .strictObject(days)
    .refine((hours) => WEEKDAYS.some((day) => hours[day].length > 0), { error: 'must have hours on some day' }),
  holidays: z
    .array(z.iso.date({ error: 'must be a date such as 2026-12-25' }))
    .max(MOST_HOLIDAYS, { error: `must be at most ${MOST_HOLIDAYS} dates` })
    .default([]),
});
export type Calendar = z.infer<typeof calendar>;

function isApart(all: readonly (readonly [string, string])[]): boolean {
  return all.every(([from], index) => index === 0 || (all[index - 1]?.[1] ?? '') <= from);
}
