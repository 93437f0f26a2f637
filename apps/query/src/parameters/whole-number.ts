import { z } from 'zod';
import { once, type Parameter } from './parameter.js';

/** A whole number in decimal digits, both ends included. */
export function wholeNumber(min: number, max: number): z.ZodType<number, string> {
  const error = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { error })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error });
}

interface CountDoc {
  readonly description: string;
  readonly max: number;
  readonly fallback: number;
  readonly example?: number;
}

/** A parameter that is a whole number from 1 to `max`; the fallback when absent. */
export function count({ description, max, fallback, example }: CountDoc): Parameter<number> {
  const schema = { type: 'integer', minimum: 1, maximum: max, default: fallback };
  return once(wholeNumber(1, max), { description, schema, ...(example === undefined ? {} : { example }) }, fallback);
}
