import { DateTime, IANAZone } from 'luxon';
import { instantOf, type ClockChangeRules } from './wall-clock.js';
import { zoneOffsets } from './zone-offsets.js';

/** How timestamps are written in a file. */
export interface TimeFormat extends ClockChangeRules {
  /** A Luxon pattern such as `dd-MM-yyyy HH:mm`, or `iso`, `unix_s`, `unix_ms`. */
  readonly pattern: string;
  /** IANA zone whose clocks wrote the file; not used where the text carries its own offset. */
  readonly zone: string;
  /** Language of month and day names. */
  readonly locale: string;
}

/** Text to milliseconds since 1970-01-01T00:00Z. @throws {Error} that says why the text is not a time of this format. */
export type TimeReader = (text: string) => number;

/** Compiles a format. The format must have passed {@link timeFormatProblem}. */
export function timeReader(format: TimeFormat): TimeReader {
  switch (format.pattern) {
    case 'unix_s':
      return (text) => unixTime(text, 1000);
    case 'unix_ms':
      return (text) => unixTime(text, 1);
    case 'iso':
      return isoReader(format);
    default:
      return patternReader(format);
  }
}

/** Why a pattern cannot be used, or undefined when it can. */
export function timeFormatProblem({ pattern, locale }: Pick<TimeFormat, 'pattern' | 'locale'>): string | undefined {
  if (['iso', 'unix_s', 'unix_ms'].includes(pattern)) return undefined;
  // A date in which day and month cannot be taken for each other or for an hour.
  const probe = DateTime.fromISO('2031-11-23T19:47:36.120Z', { zone: 'utc', locale });
  const back = DateTime.fromFormat(probe.toFormat(pattern), pattern, { zone: 'utc', locale });
  if (!back.isValid) return `"${pattern}" is not a pattern that can be read (${back.invalidExplanation ?? 'invalid'})`;
  // What a pattern leaves out would be taken from today.
  if (!back.hasSame(probe, 'day')) return `"${pattern}" does not hold year, month and day`;
  return undefined;
}

/** Zones whose clocks never change, and which Luxon would ask about every time. */
const UTC: ReadonlySet<string> = new Set(['UTC', 'Etc/UTC', 'GMT', 'Etc/GMT']);

function unixTime(text: string, unit: number): number {
  if (!/^-?\d{1,13}(\.\d+)?$/.test(text)) throw new Error(`"${text}" is not a number of seconds or milliseconds`);
  return Math.round(Number(text) * unit);
}

function isoReader(format: TimeFormat): TimeReader {
  const offsets = zoneOffsets(IANAZone.create(format.zone));
  return (text) => {
    const exact = UTC.has(format.zone) || /T.*(Z|[+-]\d{2}(:?\d{2})?)$/i.test(text);
    const time = DateTime.fromISO(text, { zone: 'utc' });
    if (!time.isValid) throw new Error(`"${text}" is not an ISO 8601 time (${time.invalidExplanation ?? 'invalid'})`);
    return exact ? time.toMillis() : resolve(text, time.toMillis(), offsets, format);
  };
}

function patternReader(format: TimeFormat): TimeReader {
  const offsets = zoneOffsets(IANAZone.create(format.zone));
  const parser = DateTime.buildFormatParser(format.pattern, { locale: format.locale });
  const exact = hasOffset(format.pattern) || UTC.has(format.zone);
  return (text) => {
    const time = DateTime.fromFormatParser(text, parser, { zone: 'utc', locale: format.locale });
    if (!time.isValid) throw new Error(unreadable(text, format.pattern, time.invalidReason, time.invalidExplanation));
    return exact ? time.toMillis() : resolve(text, time.toMillis(), offsets, format);
  };
}

/** Whether a pattern reads an offset or a zone from the text; quoted literals do not count. */
function hasOffset(pattern: string): boolean {
  return /[Zz]/.test(pattern.replace(/'[^']*'/g, ''));
}

function unreadable(text: string, pattern: string, reason: string, explanation: string | null): string {
  const why = reason === 'unparsable' ? '' : ` (${explanation ?? reason})`;
  return `"${text}" is not a time of the pattern "${pattern}"${why}`;
}

function resolve(text: string, wall: number, offsetAt: (instant: number) => number, format: TimeFormat): number {
  const instant = instantOf(wall, offsetAt, format);
  if (typeof instant === 'number') return instant;
  const why = instant === 'skipped' ? 'does not exist (clocks go forward past it)' : 'comes twice (clocks go back)';
  throw new Error(`"${text}" ${why} in ${format.zone}; time.${instant} in the mapping says what to do`);
}
