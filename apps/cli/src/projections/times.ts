import { LIMITS } from '@docket/events';
import { type TimeRange } from '@docket/projections';
import { usageError } from '../command-error.js';

/** The time that --from and --to mean; undefined without both. @throws {CommandError} when it is none */
export function timesOf({ from, to }: { readonly from?: number; readonly to?: number }): TimeRange[] | undefined {
  if (from === undefined && to === undefined) return undefined;
  const range = { from: from ?? 0, to: to ?? LIMITS.occurredAtMax };
  if (range.from >= range.to) throw usageError('--from must be before --to');
  return [range];
}
