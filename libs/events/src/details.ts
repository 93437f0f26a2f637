import { LIMITS } from './limits.js';
import { lengthProblems, type FieldProblem } from './problems.js';

/** Name of the field that holds the beginning of a message: bounded in characters, not only in bytes. */
const PREVIEW = 'preview';

/**
 * What Avro cannot say about an action's own fields: how long a value may be as text, how long a preview, and that
 * numbers are finite. (That an integer is exact, within 2^53 - 1, the encoder checks: it alone knows a long from a
 * double.) Empty when nothing is wrong. Field paths begin with the field's name.
 */
export function problemsOfDetails(details: Readonly<Record<string, unknown>>): FieldProblem[] {
  return Object.entries(details).flatMap(([field, value]) => {
    const numbers = numberProblems(field, value);
    return numbers.length > 0 ? numbers : sizeProblems(field, value);
  });
}

/** The beginning of a text that fits in a `preview`: at most 1024 characters, never half of one. */
export function previewOf(text: string): string {
  if (text.length <= LIMITS.previewCharacters) return text;
  // Twice as many UTF-16 units hold at least that many characters.
  return Array.from(text.slice(0, LIMITS.previewCharacters * 2))
    .slice(0, LIMITS.previewCharacters)
    .join('');
}

function sizeProblems(field: string, value: unknown): FieldProblem[] {
  if (value == null || typeof value === 'number' || typeof value === 'boolean') return [];
  if (typeof value === 'string') {
    if (field === PREVIEW && previewOf(value) !== value) {
      return [{ field, message: `is longer than ${LIMITS.previewCharacters} characters` }];
    }
    return lengthProblems(field, value, LIMITS.detail);
  }
  if (value instanceof Uint8Array) return base64Problems(field, value.length);
  return lengthProblems(field, JSON.stringify(value, textOfBytes), LIMITS.detail, 'as JSON ');
}

function base64Problems(field: string, bytes: number): FieldProblem[] {
  const length = Math.ceil(bytes / 3) * 4;
  if (length <= LIMITS.detail) return [];
  return [{ field, message: `has ${length} bytes as base64, at most ${LIMITS.detail} are allowed` }];
}

function textOfBytes(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

function numberProblems(field: string, value: unknown): FieldProblem[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [{ field, message: 'must be a finite number' }];
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([key, inner]) => numberProblems(`${field}.${key}`, inner));
}
