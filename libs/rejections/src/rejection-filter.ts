/** Which rejections are meant; what is left out restricts nothing. */
export interface RejectionFilter {
  readonly reason?: readonly string[];
  readonly producer?: readonly string[];
  readonly tenant?: readonly string[];
  readonly schemaId?: readonly number[];
  readonly partition?: readonly number[];
  /** ms since 1970, by the broker's clock when it appended the record. */
  readonly from?: number;
  /** The same, exclusive. */
  readonly to?: number;
}

/** A filter as the queries take it. */
export function filterParams(
  topic: string,
  { reason, producer, tenant, schemaId, partition, from, to }: RejectionFilter,
) {
  return {
    topic,
    reasons: [...(reason ?? [])],
    producers: [...(producer ?? [])],
    tenants: [...(tenant ?? [])],
    schemas: [...(schemaId ?? [])],
    partitions: [...(partition ?? [])],
    from: from ?? 0,
    to: to ?? END_OF_TIME,
  };
}

/** Beyond what DateTime64(3) can hold comparisons are no longer right. */
export const END_OF_TIME = Date.UTC(2299, 0, 1);
