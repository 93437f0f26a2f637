import { z } from 'zod';
import { many, once } from '../parameters/parameter.js';

const FORM = 'must be two times of day, the later one behind, such as 08:00-18:00';
const DEFAULT_DAYS = [1, 2, 3, 4, 5];

/** Minutes of the day between which people are expected to work; the end is not among them. */
export interface DayHours {
  readonly from: number;
  readonly to: number;
}

const hours = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: FORM })
  .transform((text): DayHours => {
    const [from = '', to = ''] = text.split('-');
    return { from: minutes(from), to: minutes(to) };
  })
  .refine(({ from, to }) => from < to, { error: FORM });

/** When people are expected to work. */
export const WORKING_TIME = {
  working_hours: once(
    hours,
    {
      description: 'Hours in which people are expected to work, by the clock of `tz`.',
      schema: { type: 'string', default: '08:00-18:00' },
      example: '08:00-18:00',
    },
    { from: minutes('08:00'), to: minutes('18:00') },
  ),
  working_day: many(
    z
      .string()
      .regex(/^[1-7]$/, { error: 'must be a day of the week, 1 (Monday) to 7' })
      .transform(Number),
    {
      description: 'Days of the week on which they are, 1 is Monday; Monday to Friday without it.',
      schema: { type: 'string', pattern: '^[1-7]$' },
      example: '1',
    },
  ),
} as const;

/** The days that are meant. */
export function workingDays(given: readonly number[]): readonly number[] {
  return given.length === 0 ? DEFAULT_DAYS : [...new Set(given)].sort();
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

/** As it is written: 480 is 08:00. */
export function timeText(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
