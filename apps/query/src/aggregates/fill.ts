/** A bucket of time, ISO 8601. */
export interface BucketBounds {
  readonly bucket: string;
  readonly bucket_end: string;
}

/** A row of a group in a bucket. */
export interface Grouped {
  readonly bucket: string | undefined;
  readonly isOther: boolean;
  readonly keys: readonly string[];
}

/**
 * The rows, and one more for each group and bucket that has none.
 * @param groups that are wanted in every bucket
 * @param empty makes a row of a group without events
 */
export function fillBuckets<R extends Grouped>(
  rows: readonly R[],
  buckets: readonly BucketBounds[],
  groups: readonly Omit<Grouped, 'bucket'>[],
  empty: (group: Omit<Grouped, 'bucket'>, bounds: BucketBounds) => R,
): R[] {
  const there = new Set(rows.map((row) => `${row.bucket ?? ''} ${groupKey(row)}`));
  const missing = buckets.flatMap((bounds) =>
    groups.filter((group) => !there.has(`${bounds.bucket} ${groupKey(group)}`)).map((group) => empty(group, bounds)),
  );
  return [...rows, ...missing];
}

/** The groups among rows, each once. */
export function groupsOf(rows: readonly Grouped[]): Omit<Grouped, 'bucket'>[] {
  const groups = new Map(rows.map(({ isOther, keys }) => [groupKey({ isOther, keys }), { isOther, keys }]));
  return [...groups.values()];
}

function groupKey({ isOther, keys }: Omit<Grouped, 'bucket'>): string {
  return JSON.stringify([isOther, keys]);
}
