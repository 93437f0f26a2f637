import { type z } from 'zod';

/** JSON Schema of a parameter's values, as the documentation shows it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export interface ParameterDoc {
  readonly description: string;
  readonly schema: JsonSchema;
  readonly example?: unknown;
}

/** A query parameter: how its texts become a value, and how it is documented. */
export interface Parameter<T> {
  readonly doc: ParameterDoc;
  readonly repeatable: boolean;
  /** Texts as they were given, none when the parameter is absent. */
  read(texts: readonly string[]): Reading<T>;
}

export type Reading<T> = { readonly value: T } | { readonly fault: string };

/** How often a repeatable parameter may be given. */
export const MAX_REPEATS = 100;

/** A parameter that may be given once; `undefined` or the fallback when absent. */
export function once<T>(schema: z.ZodType<T, string>, doc: ParameterDoc): Parameter<T | undefined>;
export function once<T>(schema: z.ZodType<T, string>, doc: ParameterDoc, fallback: T): Parameter<T>;
export function once<T>(schema: z.ZodType<T, string>, doc: ParameterDoc, fallback?: T): Parameter<T | undefined> {
  const read = (texts: readonly string[]): Reading<T | undefined> => {
    const [text, ...more] = texts;
    if (text === undefined) return { value: fallback };
    if (more.length > 0) return { fault: 'is given more than once' };
    return readText(schema, text);
  };
  return { doc, repeatable: false, read };
}

/** A parameter that may be repeated, its values joined by OR; an empty list when absent. */
export function many<T>(schema: z.ZodType<T, string>, doc: ParameterDoc): Parameter<readonly T[]> {
  const read = (texts: readonly string[]): Reading<readonly T[]> => {
    if (texts.length > MAX_REPEATS) return { fault: `is given more than ${MAX_REPEATS} times` };
    const values: T[] = [];
    for (const text of texts) {
      const reading = readText(schema, text);
      if ('fault' in reading) return reading;
      values.push(reading.value);
    }
    return { value: values };
  };
  return { doc, repeatable: true, read };
}

function readText<T>(schema: z.ZodType<T, string>, text: string): Reading<T> {
  if (text === '') return { fault: 'must not be empty' };
  const parsed = schema.safeParse(text);
  if (parsed.success) return { value: parsed.data };
  return { fault: parsed.error.issues.map(({ message }) => message).join(', ') };
}
