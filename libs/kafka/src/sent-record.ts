import kafkajs, { type Message, type PartitionerArgs } from 'kafkajs';
import { partitionOfKey } from './murmur2.js';
import { type OutgoingRecord } from './records.js';

/** A record as the driver takes it. Its answer names only the first offset of each partition: so a record remembers its own. */
export class Sent implements Message {
  readonly key: OutgoingRecord['key'];
  readonly value: OutgoingRecord['value'];
  readonly headers: NonNullable<Message['headers']>;
  /** Chosen at each attempt, from the partitions the driver knows of then. */
  partition = UNPLACED;

  constructor({ key, value, headers }: OutgoingRecord) {
    this.key = key;
    this.value = value;
    this.headers = headers ? { ...headers } : NO_HEADERS;
  }
}

const UNPLACED = -1;
const NO_HEADERS = {};

/** Places records by murmur2 of their key; those without one are left to the driver. */
export function partitioner(): (args: PartitionerArgs) => number {
  const keyless = kafkajs.Partitioners.DefaultPartitioner();
  return ({ topic, partitionMetadata, message }) => {
    const sent = message as Sent;
    sent.partition =
      sent.key === null
        ? keyless({ topic, partitionMetadata, message: { key: null, value: null } })
        : partitionOfKey(sent.key, partitionMetadata.length);
    return sent.partition;
  };
}
