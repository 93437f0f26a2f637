/** A place in every partition at once: in one epoch, of each partition the first offset behind it. */
export interface OffsetBounds {
  readonly epoch: number;
  /** By partition. One that is not named has nothing before it. */
  readonly next: Readonly<Record<string, number>>;
}

/** Condition on events before the place; those of earlier epochs are. */
export function beforeBounds({ epoch, next }: OffsetBounds): string {
  return `(epoch < ${epoch} OR (epoch = ${epoch} AND kafka_offset < ${nextOf(next)}))`;
}

/** Condition on events behind it: those that `beforeBounds` leaves out. */
export function behindBounds({ epoch, next }: OffsetBounds): string {
  return `(epoch > ${epoch} OR (epoch = ${epoch} AND kafka_offset >= ${nextOf(next)}))`;
}

/** The first offset behind the place, of the partition of an event. */
function nextOf(next: OffsetBounds['next']): string {
  const partitions = Object.keys(next).map(Number);
  if (partitions.length === 0) return '0';
  const list = (values: readonly number[], type: string): string => `CAST([${values.join(', ')}], 'Array(${type})')`;
  const offsets = partitions.map((partition) => next[String(partition)] ?? 0);
  return `transform(kafka_partition, ${list(partitions, 'UInt32')}, ${list(offsets, 'UInt64')}, toUInt64(0))`;
}
