import { InvalidArgumentError } from 'commander';
import { timeOption } from '../time-option.js';

const DAY_MS = 86_400_000;

/** When a key expires: a day or time that is still to come, or a number of days from now. */
export function expiryOption(text: string, now: Date): Date {
  const days = /^(\d{1,4})d$/.exec(text)?.[1];
  const time = days === undefined ? timeOption(text) : now.getTime() + Number(days) * DAY_MS;
  if (time > now.getTime()) return new Date(time);
  throw new InvalidArgumentError('must be still to come');
}
