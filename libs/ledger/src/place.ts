/** One partition of one incarnation of a topic: what a fence, a ledger and an offset belong to. */
export interface PartitionPlace {
  readonly topic: string;
  /** Incarnation of the topic: raised when the topic was deleted and made anew, so that offsets start over. */
  readonly epoch: number;
  readonly partition: number;
}

/** A claim to a partition. Whoever wrote the highest pair owns it; the pair is always compared whole. */
export interface Fence {
  readonly number: number;
  /** New for every attempt to open, so that two openers with the same number are told apart. */
  readonly owner: string;
}

/** The prefix of every query an owner of the partition runs; draining looks for it. */
export function queryPrefix(place: PartitionPlace): string {
  return `${place.topic}/${place.epoch}/${place.partition}/`;
}

/** The prefix of the queries that run under one fence. */
export function fencePrefix(place: PartitionPlace, fence: Fence): string {
  return `${queryPrefix(place)}${fence.number}/${fence.owner}/`;
}
