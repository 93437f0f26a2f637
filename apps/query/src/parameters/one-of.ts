import { z } from 'zod';
import { once, type Parameter } from './parameter.js';

interface OneOfDoc<W> {
  readonly description: string;
  readonly fallback: W;
}

/** One of some words. */
export function wordOf<W extends string>(words: readonly W[]): z.ZodType<W, string> {
  const error = `must be one of ${words.join(', ')}`;
  return z.string().pipe(z.enum(words as readonly [W, ...W[]], { error }));
}

/** A parameter that is one of some words, given once; the fallback when absent. */
export function oneOf<W extends string>(
  words: readonly [W, ...W[]],
  { description, fallback }: OneOfDoc<W>,
): Parameter<W> {
  return once(wordOf(words), { description, schema: { type: 'string', enum: words, default: fallback } }, fallback);
}
