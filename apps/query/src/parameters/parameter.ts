import { type z } from 'zod';

/** JSON Schema of a parameter's values, as the documentation shows it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export interface ParameterDoc {
  readonly description: string;
  readonly schema: JsonSchema;
  readonly example?: unknown;
  /** Without it the request is refused. */
  readonly required?: true;
}

/** A query parameter: how its texts become a value, and how it is documented. */
export interface Parameter<T> {
  readonly doc: ParameterDoc;
  readonly repeatable: boolean;
  /**
   * @param texts as they were given, none when the parameter is absent
   * @param now what relative times are relative to, ms since 1970
   */
  read(texts: readonly string[], now: number): Reading<T>;
}

/** Parameters `<name>.<key>` with a key that the request chooses; their values become a list, empty when none is given. */
export interface KeyedParameter<T> {
  readonly doc: ParameterDoc;
  readonly keyed: true;
  readKey(key: string, texts: readonly string[]): Reading<T>;
}

export type AnyParameter = Parameter<unknown> | KeyedParameter<unknown>;

/** `column` is where in the text it went wrong, in characters from 1, for texts that have an inner form. */
export type Reading<T> = { readonly value: T } | { readonly fault: string; readonly column?: number };

/** How often a repeatable parameter may be given. */
export const MAX_REPEATS = 100;

/** A parameter that may be given once; `undefined` or the fallback when absent. */
export function once<T>(schema: z.ZodType<T, string>, doc: ParameterDoc): Parameter<T | undefined>;
export function once<T>(schema: z.ZodType<T, string>, doc: ParameterDoc, fallback: T): Parameter<T>;
export function once<T>(schema: z.ZodType<T, string>, doc: ParameterDoc, fallback?: T): Parameter<T | undefined> {
  const read = (texts: readonly string[]): Reading<T | undefined> =>
    texts.length === 0 ? { value: fallback } : readOne(texts, (text) => readText(schema, text));
  return { doc, repeatable: false, read };
}

/** A parameter that may be repeated, its values joined by OR; an empty list when absent. */
export function many<T>(schema: z.ZodType<T, string>, doc: ParameterDoc): Parameter<readonly T[]> {
  return { doc, repeatable: true, read: (texts) => readEach(texts, (text) => readText(schema, text)) };
}

/** Reads the one text of a parameter that may be given once. */
export function readOne<T>(texts: readonly string[], read: (text: string) => Reading<T>): Reading<T> {
  const [text = '', ...more] = texts;
  if (more.length > 0) return { fault: 'is given more than once' };
  return read(text);
}

/** Reads every text of a repeated parameter; the first fault is that of all. */
export function readEach<T>(texts: readonly string[], read: (text: string) => Reading<T>): Reading<readonly T[]> {
  if (texts.length > MAX_REPEATS) return { fault: `is given more than ${MAX_REPEATS} times` };
  const values: T[] = [];
  for (const text of texts) {
    const reading = read(text);
    if ('fault' in reading) return reading;
    values.push(reading.value);
  }
  return { value: values };
}

/** Reads one text by a schema. */
export function readText<T>(schema: z.ZodType<T, string>, text: string): Reading<T> {
  if (text === '') return { fault: 'must not be empty' };
  const parsed = schema.safeParse(text);
  if (parsed.success) return { value: parsed.data };
  return { fault: parsed.error.issues.map(({ message }) => message).join(', ') };
}
