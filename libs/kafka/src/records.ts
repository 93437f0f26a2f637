/** A record as it is sent. */
export interface OutgoingRecord {
  readonly key: string | Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, string | Buffer>>;
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
  readonly headers?: Readonly<Record<string, Buffer | string | (Buffer | string)[] | undefined>>;
}

/** Records of one partition, offsets ascending (with holes where the broker keeps none). */
export interface FetchedBatch {
  readonly topic: string;
  readonly partition: number;
  /** Offset the fetch began at: what the partition holds from here to the last record is all in `records`. */
  readonly from: bigint;
  readonly records: readonly IncomingRecord[];
  /** Offset after the newest record of the partition. */
  readonly highWatermark: bigint;
}
