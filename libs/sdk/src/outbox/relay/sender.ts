import { type OutgoingRecord, type RecordProducer } from '@docket/kafka';

/** Stays below the topic's `max.message.bytes`, since all records of a request may fall on one partition. */
const MAX_REQUEST_BYTES = 768 * 1024;

/** Kafka takes so long that the database should not wait for it. */
export class SlowKafkaError extends Error {
  override readonly name = 'SlowKafkaError';
  readonly verdict = 'retry';
}

/**
 * Sends records in order, one request at a time, and gives up waiting for one that takes too long, so that locks and old
 * row versions are not kept for as long as Kafka is away.
 */
export class Sender {
  /** A request that was given up and may yet reach the broker. */
  #late: Promise<unknown> | undefined;
  #connecting: Promise<void> | undefined;
  #producer: RecordProducer | undefined;

  constructor(
    private readonly connect: () => Promise<RecordProducer>,
    private readonly topic: string,
    private readonly withinMs: number,
  ) {}

  /**
   * Connects. As long as a request of earlier may be under way it throws: it would overtake, or be overtaken.
   * @throws {KafkaFailure | SlowKafkaError}
   */
  async ready(): Promise<void> {
    if (this.#late) {
      await this.#within(this.#late, () => undefined);
      this.#late = undefined;
    }
    if (!this.#producer) await this.#connect();
  }

  /**
   * Resolves when all in-sync replicas have all records.
   * @throws {KafkaFailure | SlowKafkaError} it is not known which of them are in Kafka
   */
  async send(records: readonly OutgoingRecord[]): Promise<void> {
    const late = new AbortController();
    const sent = this.#sendAll(records, late.signal);
    await this.#within(sent, () => {
      late.abort();
      this.#late = sent.catch(() => undefined);
    });
  }

  async close(): Promise<void> {
    await this.#producer?.close();
  }

  async #within(work: Promise<unknown>, giveUp: () => void): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        giveUp();
        reject(new SlowKafkaError(`Kafka has not answered within ${this.withinMs} ms`));
      }, this.withinMs);
    });
    try {
      await Promise.race([work, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #connect(): Promise<void> {
    this.#connecting ??= this.connect()
      .then((producer) => {
        this.#producer = producer;
      })
      .finally(() => {
        this.#connecting = undefined;
      });
    await this.#within(this.#connecting, () => undefined);
  }

  async #sendAll(records: readonly OutgoingRecord[], late: AbortSignal): Promise<void> {
    for (const request of requestsOf(records)) {
      if (late.aborted) return;
      await this.#producer?.send(this.topic, request);
    }
  }
}

function* requestsOf(records: readonly OutgoingRecord[]): Generator<OutgoingRecord[]> {
  let request: OutgoingRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    const size = (record.value?.length ?? 0) + (record.key?.length ?? 0);
    if (request.length > 0 && bytes + size > MAX_REQUEST_BYTES) {
      yield request;
      [request, bytes] = [[], 0];
    }
    request.push(record);
    bytes += size;
  }
  if (request.length > 0) yield request;
}
