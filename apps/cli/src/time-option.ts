import { InvalidArgumentError } from 'commander';

const DAY = /^\d{4}-\d\d-\d\d$/;
const ISO_WITH_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** A day (its start, UTC) or a time with its zone, as ms since 1970. */
export function timeOption(text: string): number {
  const time = DAY.test(text) || ISO_WITH_ZONE.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isFinite(time) && time >= 0) return time;
  throw new InvalidArgumentError('must be a day as 2026-03-01, or a time with its zone as 2026-03-01T09:30:00+01:00');
}
