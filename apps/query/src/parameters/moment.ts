import { LIMITS } from '@docket/events';
import { instant } from './instant.js';
import { type Parameter, type ParameterDoc, type Reading, readOne, readText } from './parameter.js';

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 } as const;
const RELATIVE = /^-(\d{1,9})([smhdw])$/;

/** A parameter that is a moment, given once: a date, a date and time with zone, or how long ago (`-7d`). */
export function moment(doc: ParameterDoc): Parameter<number | undefined> {
  return {
    doc,
    repeatable: false,
    read: (texts, now) => (texts.length === 0 ? { value: undefined } : readOne(texts, (text) => readMoment(text, now))),
  };
}

/** A moment in text, as ms since 1970. */
export function readMoment(text: string, now: number): Reading<number> {
  const [, amount, unit] = RELATIVE.exec(text) ?? [];
  if (amount === undefined) {
    const reading = readText(instant, text);
    const isForm = 'fault' in reading && reading.fault.startsWith('must be a date');
    return isForm ? { fault: `${reading.fault}, or how long ago (-7d, -90m; s, m, h, d or w)` } : reading;
  }
  const ms = now - Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS];
  // Longer ago than anything can have happened is from the beginning.
  return { value: Math.max(LIMITS.occurredAtMin, ms) };
}
