import { type z } from 'zod';
import { LIMITS } from '@docket/events';
import {
  type KeyedParameter,
  type Parameter,
  type ParameterDoc,
  type Reading,
  readEach,
  readText,
} from '../parameters/parameter.js';

/**
 * What one value of a filter asks of a field: to be a text, not to be one, or to have a value at all. Plain texts are taken
 * as they are, so that code can build a filter without knowing how one is written in an address.
 */
export type Term = string | { readonly not: string } | { readonly present: boolean };

/** Terms under a key of the request's choice: of labels and details. */
export interface KeyedTerms {
  readonly key: string;
  readonly terms: readonly Term[];
}

/** How terms are written, for the documentation. */
export const TERM_SYNTAX =
  '`!` in front negates, `*` is any value and `!*` none; `\\` in front of `!`, `*` or `\\` takes it for itself.';

/** A repeatable parameter of terms. @param schema of the text itself */
export function terms(schema: z.ZodType<string, string>, doc: ParameterDoc): Parameter<readonly Term[]> {
  return { doc, repeatable: true, read: (texts) => readEach(texts, (text) => readTerm(schema, text)) };
}

/** Parameters `<name>.<key>` of terms. */
export function keyedTerms(schema: z.ZodType<string, string>, doc: ParameterDoc): KeyedParameter<KeyedTerms> {
  return {
    doc,
    keyed: true,
    readKey: (key, texts) => {
      const fault = faultOfKey(key);
      if (fault !== undefined) return { fault };
      const reading = readEach(texts, (text) => readTerm(schema, text));
      return 'fault' in reading ? reading : { value: { key, terms: reading.value } };
    },
  };
}

/** Why a text cannot be a key of labels or details. */
export function faultOfKey(key: string): string | undefined {
  if (key === '') return 'needs a key behind the dot';
  if (Buffer.byteLength(key, 'utf8') <= LIMITS.labelKey) return undefined;
  return `has a key of more than ${LIMITS.labelKey} bytes`;
}

function readTerm(schema: z.ZodType<string, string>, text: string): Reading<Term> {
  const negated = text.startsWith('!');
  const body = negated ? text.slice(1) : text;
  if (body === '*') return { value: { present: !negated } };
  const reading = readText(schema, body.replace(/^\\(?=[!*\\])/, ''));
  return 'value' in reading && negated ? { value: { not: reading.value } } : reading;
}
