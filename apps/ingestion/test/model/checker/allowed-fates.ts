import { FLAWS, isContested, type RecordKind } from '../kafka/records.js';

export const STORED = 'stored';
export const DUPLICATE = 'duplicate';

/** The same event as it was stored before. */
export interface Earlier {
  /** How many others were stored since. */
  readonly storedSince: number;
}

/**
 * What may become of a record: the model that delivery is held to.
 * @param earlier the same event, if it is stored
 * @param memory how many ids delivery remembers: an event repeated after so many others may be stored twice, unless it
 *   is marked as a redelivery and so looked for in the table
 */
export function allowedFates(
  { event, flaw, redelivery }: RecordKind,
  earlier: Earlier | undefined,
  memory: number,
): ReadonlySet<string> {
  if (flaw) return new Set([FLAWS[flaw]]);
  const allowed = new Set<string>();
  if (isContested(event)) allowed.add('invalid_field');
  if (earlier) allowed.add(DUPLICATE);
  if (!earlier || (!redelivery && earlier.storedSince >= memory)) allowed.add(STORED);
  return allowed;
}
