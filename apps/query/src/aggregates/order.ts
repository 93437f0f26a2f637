import { z } from 'zod';
import { type Measure, measure, type MeasureValue } from './measures.js';

/** A measure that rows are ordered by, the largest first or the smallest. */
export interface Order {
  readonly measure: Measure;
  readonly descending: boolean;
}

/** Reads an order: `-count` is the largest count first, `count` the smallest. */
export const order: z.ZodType<Order, string> = z
  .string()
  .transform((text) => ({ name: text.replace(/^-/, ''), descending: text.startsWith('-') }))
  .pipe(z.object({ name: measure, descending: z.boolean() }))
  .transform(({ name, descending }) => ({ measure: name, descending }));

/** A row as far as its place matters. */
export interface Placed {
  readonly bucket: string | undefined;
  readonly isOther: boolean;
  readonly keys: readonly string[];
  /** Value of the measure of the order. */
  readonly rank: MeasureValue;
}

/** Earlier buckets first; within one the order of the question, `other` last, ties by the dimensions. */
export function compareRows({ descending }: Order): (a: Placed, b: Placed) => number {
  return (a, b) => {
    const coarse = compare(a.bucket ?? '', b.bucket ?? '') || Number(a.isOther) - Number(b.isOther);
    return coarse || compareRanks(a.rank, b.rank, descending) || compareKeys(a.keys, b.keys);
  };
}

/** What has no value comes last either way. */
function compareRanks(a: MeasureValue, b: MeasureValue, descending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return descending ? compare(b, a) : compare(a, b);
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (const [index, key] of a.entries()) {
    const difference = compare(key, b[index] ?? '');
    if (difference !== 0) return difference;
  }
  return 0;
}

function compare<T extends string | number>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
