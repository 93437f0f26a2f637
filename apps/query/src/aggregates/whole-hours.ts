const WEEK_MS = 7 * 24 * 3_600_000;
const YEARS = { from: 1970, to: 2200 } as const;

interface ZoneClock {
  readonly format: Intl.DateTimeFormat;
  /** Whether the offset was whole hours throughout a year. */
  readonly years: Map<number, boolean>;
}

/** Every zone there is, at most some hundreds. */
const clocks = new Map<string, ZoneClock>();

/**
 * Whether the clock of a zone differs from UTC by whole hours throughout a stretch of time: only then do its hours and
 * days begin with hours of UTC. Looks at whole years, once a week: no offset was ever in force for less.
 * @param zone name in the IANA database
 * @param from ms since 1970; undefined: from the beginning
 * @param to ms since 1970; undefined: for ever
 */
export function hasWholeHours(zone: string, from: number | undefined, to: number | undefined): boolean {
  if (zone === 'UTC') return true;
  const first = from === undefined ? YEARS.from : new Date(from).getUTCFullYear();
  const last = to === undefined ? YEARS.to : new Date(to).getUTCFullYear();
  for (let year = first - 1; year <= last + 1; year += 1) {
    if (!isWholeYear(clockOf(zone), year)) return false;
  }
  return true;
}

function clockOf(zone: string): ZoneClock {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const clock = { format, years: new Map<number, boolean>() };
  clocks.set(zone, clock);
  return clock;
}

function isWholeYear({ format, years }: ZoneClock, year: number): boolean {
  const known = years.get(year);
  if (known !== undefined) return known;
  let isWhole = true;
  for (let ms = Date.UTC(year, 0, 1); ms < Date.UTC(year + 1, 0, 1) && isWhole; ms += WEEK_MS) {
    const name = format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    // GMT, GMT+01:00, and with seconds for the local times before there were zones.
    isWhole = /^GMT(?:[+-]\d\d:00)?$/.test(name);
  }
  years.set(year, isWhole);
  return isWhole;
}
