import { isRejectReason, REJECT_REASONS } from '@docket/events';
import { InvalidArgumentError } from 'commander';

/** Which rejections are meant; what is left out restricts nothing. */
export interface RejectionFilter {
  readonly reason?: readonly string[];
  readonly producer?: readonly string[];
  readonly tenant?: readonly string[];
  readonly schemaId?: readonly number[];
  /** ms since 1970, by the broker's clock when it appended the record. */
  readonly from?: number;
  /** The same, exclusive. */
  readonly to?: number;
}

/** Whether records are meant by what they are, all of them perhaps, rather than by their origins. */
export function isSelecting({ all, ...filter }: RejectionFilter & { readonly all?: boolean }): boolean {
  const { reason, producer, tenant, schemaId, from, to } = filter;
  return all === true || [reason, producer, tenant, schemaId, from, to].some((part) => part !== undefined);
}

/** A filter as the queries take it. */
export function filterParams(topic: string, { reason, producer, tenant, schemaId, from, to }: RejectionFilter) {
  return {
    topic,
    reasons: [...(reason ?? [])],
    producers: [...(producer ?? [])],
    tenants: [...(tenant ?? [])],
    schemas: [...(schemaId ?? [])],
    from: from ?? 0,
    to: to ?? END_OF_TIME,
  };
}

/** Beyond what DateTime64(3) can hold comparisons are no longer right. */
const END_OF_TIME = Date.UTC(2299, 0, 1);

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
