import { z } from 'zod';
import { startOfDate } from '@docket/business-time';
import { invalidParameter } from '@docket/http';
import { timeZone } from '../aggregates/time-zone.js';
import { instant, INSTANT_SCHEMA } from './instant.js';
import { once } from './parameter.js';

const EARLIEST = '1970-01-02';
const LATEST = '2199-12-30';

/** A date stays one until the zone is known; in any zone it is within what the log can hold. */
const date = z.iso.date().refine((text) => text >= EARLIEST && text <= LATEST);
const dateOrInstant = z.string().transform((text, context): string | number => {
  if (date.safeParse(text).success) return text;
  const read = instant.safeParse(text);
  if (read.success) return read.data;
  for (const { message } of read.error.issues) context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

/** Which time a report is about. */
export const PERIOD = {
  from: once(dateOrInstant, {
    description: 'First moment: a date, which begins by the clock of `tz`, or a date and time with zone. Needed.',
    required: true,
    schema: INSTANT_SCHEMA,
    example: '2026-03-01',
  }),
  to: once(dateOrInstant, {
    description: 'First moment after it, in the same forms. Now without it.',
    schema: INSTANT_SCHEMA,
    example: '2026-04-01',
  }),
  tz: once(timeZone, {
    description: 'Time zone (IANA) in which dates begin; UTC without it.',
    schema: { type: 'string', default: 'UTC' },
    example: 'Europe/Prague',
  }),
} as const;

/** A report that spans more is a mistake, or an export. */
const LONGEST_MS = 400 * 86_400_000;

interface Given {
  readonly from: string | number | undefined;
  readonly to: string | number | undefined;
  readonly tz: string | undefined;
}

/** The time that is meant, ms since 1970. @throws {Problem} for one that is empty, too long, or not given */
export function periodOf({ from, to, tz = 'UTC' }: Given, now: number): { from: number; to: number; tz: string } {
  if (from === undefined) throw invalidParameter('from', 'is needed: a date, or a date and time with zone');
  const moment = (given: string | number) => (typeof given === 'string' ? startOfDate(tz, given) : given);
  const [begin, end] = [moment(from), to === undefined ? now : moment(to)];
  if (end <= begin) throw invalidParameter('to', 'must be after from');
  if (end - begin > LONGEST_MS) throw invalidParameter('to', 'must be at most 400 days after from');
  return { from: begin, to: end, tz };
}
