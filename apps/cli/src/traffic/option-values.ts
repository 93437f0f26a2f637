import { InvalidArgumentError } from 'commander';

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const DURATION = /^(\d+(?:\.\d+)?)([smhdw])$/;

/** A duration such as 90s, 10m, 2h, 30d or 4w, in ms. */
export function durationOption(text: string): number {
  const [, count, unit] = DURATION.exec(text) ?? [];
  const ms = Math.round(Number(count) * UNITS[unit as keyof typeof UNITS]);
  if (Number.isSafeInteger(ms) && ms > 0) return ms;
  throw new InvalidArgumentError('must be a duration as 90s, 10m, 2h, 30d or 4w');
}

/** Reads whole numbers in a range. */
export function wholeNumberFrom(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^-?\d{1,16}$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`must be a whole number from ${least} to ${most}`);
  };
}

/** Slower than once in ten seconds is no traffic; faster than this is nothing that one process sends. */
const [SLOWEST, FASTEST] = [0.1, 1_000_000];

/** Events a second. */
export function rateOption(text: string): number {
  const rate = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && rate >= SLOWEST && rate <= FASTEST) return rate;
  throw new InvalidArgumentError(`must be a number of events a second from ${SLOWEST} to ${FASTEST}`);
}
