import { type BestEffortCount } from './evidence.js';
import { type Findings } from './findings.js';

/**
 * Checks that the events of a ticket are stored in the order in which they were emitted, none left out.
 * @param ordinals from 0, as emitted; in the order of the rows
 */
export function checkOrder(ticket: string, ordinals: readonly number[], findings: Findings): void {
  const wrong = ordinals.findIndex((ordinal, index) => ordinal !== index);
  if (wrong < 0) return;
  const after = wrong === 0 ? 'first' : `after ${ordinals[wrong - 1] ?? ''}`;
  findings.add(`ticket ${ticket}: event ${ordinals[wrong] ?? ''} is stored ${after}, where event ${wrong} belongs`);
}

/**
 * Checks that what a process published at best effort is stored but for what it counted as dropped, and that the gaps between its rows
 * say the same.
 * @param sequences of its rows, ascending
 */
export function checkDrops(
  { instance, emitted, dropped }: BestEffortCount,
  sequences: readonly number[],
  findings: Findings,
): void {
  const difference = emitted - dropped - sequences.length;
  const told = `${instance} emitted ${emitted} events at best effort and counted ${dropped} as dropped`;
  if (difference > 0) findings.lose(`${told}, but only ${sequences.length} are stored`, difference);
  if (difference < 0) findings.double(`${told}, but ${sequences.length} are stored`, -difference);
  const gaps = sequences.reduce((sum, sequence, index) => sum + sequence - (sequences[index - 1] ?? -1) - 1, 0);
  if (gaps !== dropped) findings.add(`${told}, but ${gaps} are missing between those that are stored`);
}
