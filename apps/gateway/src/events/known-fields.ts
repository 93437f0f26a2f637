import { nearest } from '@docket/http';
import { EventRefused } from './candidate.js';

/** JSON as it was read. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Makes sure that an object has no field of another name: most often a typing error, which would else be lost in silence.
 * @param prefix how its sender writes the object, with the dot
 * @throws {EventRefused} naming the field
 */
export function requireKnown(value: JsonObject, known: readonly string[], prefix = ''): void {
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  const hint = near === undefined ? `there are ${known.join(', ')}` : `did you mean ${near}?`;
  throw new EventRefused(`${prefix}${unknown.slice(0, 128)}`, `is not a field of an event; ${hint}`);
}
