/** A moment as the clock of a zone shows it. */
export interface ZoneTime {
  /** `2016-02-29`. */
  readonly date: string;
  /** `01:16:00`. */
  readonly time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  // The one locale whose form is ISO 8601; making a format takes a hundred times as long as using it.
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(zone, made);
  return made;
}

/** Whether it is the name of a time zone. */
export function isZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** The zone that this browser is in. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** @param moment ISO 8601, or ms since 1970 */
export function zoneTime(moment: string | number, zone: string): ZoneTime {
  const [date = '', time = ''] = formatOf(zone).format(new Date(moment)).split(' ');
  return { date, time };
}

/**
 * The moment at which the clock of a zone shows a time; of a time that it shows twice the first, and of one that it leaves out what
 * it would have been without the change.
 * @param local `2016-02-29T01:16`, with or without seconds
 */
export function momentOf(local: string, zone: string): Date | undefined {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const offsetAt = (moment: number) => {
    const { date, time } = zoneTime(moment, zone);
    return Date.parse(`${date}T${time}Z`) - Math.floor(moment / 1000) * 1000;
  };
  const before = asUtc - offsetAt(asUtc - 86_400_000);
  const after = asUtc - offsetAt(asUtc + 86_400_000);
  const shows = (moment: number) => moment + offsetAt(moment) === asUtc;
  return new Date([before, after].find(shows) ?? before);
}
