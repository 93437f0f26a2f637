import { EventRefused } from './candidate.js';
import { isObject } from './known-fields.js';

/** Label that says by which key an event came in. The gateway alone sets it. */
export const KEY_LABEL = 'gateway_key';

/**
 * The labels of an event, with the key it came by.
 * @param field how its sender writes the labels
 * @throws {EventRefused}
 */
export function withKeyLabel(labels: unknown, keyId: string, field: string): Readonly<Record<string, string>> {
  if (labels === undefined || labels === null) return { [KEY_LABEL]: keyId };
  if (!isObject(labels)) throw new EventRefused(field, 'must be an object of texts');
  if (Object.hasOwn(labels, KEY_LABEL))
    throw new EventRefused(`${field}.${KEY_LABEL}`, 'is set by the gateway; leave it out');
  // What is no text is the contract's to refuse.
  return { ...labels, [KEY_LABEL]: keyId };
}
