/** Headers by name; a name that came several times has its values in their order. */
export type RecordHeaders = Readonly<Record<string, Buffer | string | (Buffer | string)[] | undefined>>;

/** Each header by itself: a name as often as it has values, and '' for a value that is absent. */
export function headerEntries(headers: RecordHeaders = {}): [name: string, value: Buffer | string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value ?? ''].flat().map((one): [string, Buffer | string] => [name, one]),
  );
}

/** A record as it is sent. */
export interface OutgoingRecord {
  readonly key: string | Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: RecordHeaders;
}

/** Where the broker put a record. */
export interface RecordPlace {
  readonly partition: number;
  readonly offset: bigint;
}

/**
 * A record as it is read. Offset and timestamp stay the driver's text: most readers need them only now and then, and
 * making numbers of them for every record would cost more than reading them.
 */
export interface IncomingRecord {
  readonly offset: string;
  /** Milliseconds since 1970; the broker's append time on a topic with LogAppendTime. */
  readonly timestamp: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: RecordHeaders;
}

/**
 * What the partition holds from one offset to another: all of it is in `records`, offsets ascending. Offsets without a
 * record are the broker's own (ends of transactions) or were aborted; there may be nothing else in a fetch.
 */
export interface FetchedBatch {
  readonly topic: string;
  readonly partition: number;
  readonly from: bigint;
  /** Offset after the last one that was looked at: the next fetch begins here. */
  readonly next: bigint;
  readonly records: readonly IncomingRecord[];
  /** Offset after the newest record of the partition. */
  readonly highWatermark: bigint;
}
