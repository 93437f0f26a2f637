import { type RejectedRecord } from '@docket/batch';
import { REJECT_ERROR_HEADER, REJECT_FIELD_HEADER, REJECT_ORIGIN_HEADER, REJECT_REASON_HEADER } from '@docket/events';
import { KafkaFailure, type OutgoingRecord, type RecordProducer } from '@docket/kafka';
import { verdictOf } from '../delivery/errors.js';
import { type PartitionPlace } from '../delivery/place.js';
import { type RejectedFeed } from '../delivery/rejected-feed.js';

/** Most bytes of values in one request to the broker. */
const MAX_REQUEST_BYTES = 512 * 1024;

/** Publishes rejections to the rejected topic: original bytes and headers, and why it was refused. */
export class ProducerFeed implements RejectedFeed {
  #sending: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly producer: RecordProducer,
    private readonly topic: string,
  ) {}

  publish(place: PartitionPlace, rejected: readonly RejectedRecord[]): Promise<void> {
    // The producer takes one request at a time; partitions queue here.
    const sent = this.#sending.then(() => this.#publish(place, rejected));
    this.#sending = sent.catch(() => undefined);
    return sent;
  }

  async #publish(place: PartitionPlace, rejected: readonly RejectedRecord[]): Promise<void> {
    let request: OutgoingRecord[] = [];
    let bytes = 0;
    for (const one of rejected) {
      const record = recordOf(place, one);
      const size = (record.value?.length ?? 0) + 1024;
      if (bytes + size > MAX_REQUEST_BYTES && request.length > 0) {
        await this.#send(request);
        request = [];
        bytes = 0;
      }
      request.push(record);
      bytes += size;
    }
    if (request.length > 0) await this.#send(request);
  }

  /**
   * The feed must never stop a partition: the table has the records. What the broker will not take is sent one by one,
   * and what it will not take even then goes without its value and foreign headers. Without the right to publish, or the
   * password for it, the partition waits, since it is not the records that are refused.
   */
  async #send(request: readonly OutgoingRecord[]): Promise<void> {
    try {
      await this.producer.send(this.topic, request);
    } catch (error) {
      if (verdictOf(error) === 'retry') throw error;
      if (error instanceof KafkaFailure && !ABOUT_RECORDS.has(error.type ?? '')) {
        throw new KafkaFailure(error.message, true, error.type, { cause: error });
      }
      const [only] = request;
      if (request.length > 1) for (const record of request) await this.#send([record]);
      else if (only && only.value !== null) await this.#send([withoutContents(only)]);
      // Nothing of it fits: the row in the table is what remains.
    }
  }
}

/** What the broker says of records that it will not take whoever sends them, and however often. */
const ABOUT_RECORDS: ReadonlySet<string> = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD']);

const OWN_HEADERS = [REJECT_REASON_HEADER, REJECT_FIELD_HEADER, REJECT_ERROR_HEADER, REJECT_ORIGIN_HEADER];

function withoutContents({ key, headers = {} }: OutgoingRecord): OutgoingRecord {
  const own = OWN_HEADERS.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { key, value: null, headers: Object.fromEntries(own) };
}

function recordOf(place: PartitionPlace, { offset, record, rejection }: RejectedRecord): OutgoingRecord {
  const origin = `${place.topic}/${place.epoch}/${place.partition}/${offset}`;
  return {
    key: origin,
    value: record.value,
    headers: {
      ...record.headers,
      [REJECT_REASON_HEADER]: rejection.reason,
      [REJECT_FIELD_HEADER]: rejection.field,
      [REJECT_ERROR_HEADER]: rejection.error,
      [REJECT_ORIGIN_HEADER]: origin,
    },
  };
}
