import { z } from 'zod';
import { once, type Parameter } from './parameter.js';

interface OneOfDoc<W> {
  readonly description: string;
  readonly fallback: W;
}

/** A parameter that is one of some words, given once; the fallback when absent. */
export function oneOf<W extends string>(
  words: readonly [W, ...W[]],
  { description, fallback }: OneOfDoc<W>,
): Parameter<W> {
  const schema = z.string().pipe(z.enum(words, { error: `must be one of ${words.join(', ')}` })) as z.ZodType<
    W,
    string
  >;
  return once(schema, { description, schema: { type: 'string', enum: words, default: fallback } }, fallback);
}
