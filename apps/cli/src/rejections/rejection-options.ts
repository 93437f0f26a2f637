import { isRejectReason, REJECT_REASONS } from '@docket/events';
import { type Origin, readOrigin, type RejectionFilter } from '@docket/rejections';
import { InvalidArgumentError } from 'commander';

/** @throws {InvalidArgumentError} */
export function originOption(text: string): Origin {
  const origin = readOrigin(text);
  if (origin) return origin;
  throw new InvalidArgumentError('must be epoch/partition/offset, as `docket rejections list` shows it');
}

/** Whether records are meant by what they are, all of them perhaps, rather than by their origins. */
export function isSelecting({ all, ...filter }: RejectionFilter & { readonly all?: boolean }): boolean {
  const { reason, producer, tenant, schemaId, from, to } = filter;
  return all === true || [reason, producer, tenant, schemaId, from, to].some((part) => part !== undefined);
}

/** One of the closed list of reasons. */
export function reasonOption(text: string, before: readonly string[] = []): string[] {
  if (isRejectReason(text)) return [...before, text];
  throw new InvalidArgumentError(`must be one of ${Object.keys(REJECT_REASONS).join(', ')}`);
}

export function textOption(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

export function schemaIdOption(text: string, before: readonly number[] = []): number[] {
  return [...before, wholeNumber(text)];
}

/** A whole number from 0 to what 32 bits hold. */
export function wholeNumber(text: string): number {
  if (/^\d{1,10}$/.test(text) && Number(text) < 2 ** 32) return Number(text);
  throw new InvalidArgumentError('must be a whole number from 0 up');
}
