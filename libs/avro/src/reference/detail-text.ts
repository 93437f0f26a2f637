import { LIMITS } from '@docket/events';
import type { Decoded } from './decoded.js';
import type { Rules } from './rules.js';

const LATEST_DATE = 8_640_000_000_000_000n;
const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * The text of a value in `details`; undefined for null, which is not there.
 * @param field named when the value breaks a rule.
 */
export function detailText(value: Decoded, field: string, rules: Rules): string | undefined {
  if (value.kind === 'null') return undefined;
  const text = isScalar(value) ? scalarText(value, field, rules) : jsonText(value, field, rules);
  if (Buffer.byteLength(text) > LIMITS.detail) rules.broken(field, 'is longer than allowed');
  return text;
}

type Scalar = Exclude<Decoded, { readonly kind: 'null' | 'array' | 'map' | 'record' }>;

function isScalar(value: Decoded): value is Scalar {
  return value.kind !== 'null' && value.kind !== 'array' && value.kind !== 'map' && value.kind !== 'record';
}

function scalarText(value: Scalar, field: string, rules: Rules): string {
  switch (value.kind) {
    case 'text':
      return value.value;
    case 'bytes':
      return value.value.toString('base64');
    case 'boolean':
      return String(value.value);
    case 'number':
      if (!Number.isFinite(value.value)) rules.broken(field, 'is not a finite number');
      return String(value.value);
    case 'long':
      return value.millis ? dateText(value.value, field, rules) : longText(value.value, field, rules);
  }
}

function longText(value: bigint, field: string, rules: Rules): string {
  if (value > LARGEST || value < -LARGEST) rules.broken(field, 'is beyond 2^53 - 1');
  return String(value);
}

function dateText(value: bigint, field: string, rules: Rules): string {
  if (value <= LATEST_DATE && value >= -LATEST_DATE) return new Date(Number(value)).toISOString();
  rules.broken(field, 'is not a date');
  return '';
}

function jsonText(value: Decoded, field: string, rules: Rules): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'array':
      return `[${value.items.map((item) => jsonText(item, field, rules)).join(',')}]`;
    case 'map':
      if (new Set(value.entries.map(([key]) => key)).size !== value.entries.length) {
        rules.broken(field, 'has a key twice');
      }
      return entriesText(value.entries, field, rules);
    case 'record':
      return entriesText(value.entries, field, rules);
    case 'boolean':
    case 'number':
      return scalarText(value, field, rules);
    case 'long':
      return value.millis ? JSON.stringify(scalarText(value, field, rules)) : scalarText(value, field, rules);
    case 'text':
    case 'bytes':
      return JSON.stringify(scalarText(value, field, rules));
  }
}

/** Not `JSON.stringify` of an object: that would move keys that look like numbers to the front. */
function entriesText(entries: readonly (readonly [string, Decoded])[], field: string, rules: Rules): string {
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${jsonText(item, field, rules)}`).join(',')}}`;
}
