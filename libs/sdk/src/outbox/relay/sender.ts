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
  #underWay: Promise<unknown> = Promise.resolve();
  #producer: RecordProducer | undefined;

  constructor(
    private readonly connect: () => Promise<RecordProducer>,
    private readonly topic: string,
    private readonly withinMs: number,
  ) {}

  /**
   * Connects, and waits until no request of earlier is under way: it would overtake, or be overtaken.
   * @param signal ends the wait
   * @throws {KafkaFailure}
   */
  async ready(signal: AbortSignal): Promise<void> {
    const ended = new Promise((_, reject) => {
      signal.addEventListener('abort', () => { reject(new Error('the relay is stopping')); }, { once: true });
    });
    await Promise.race([this.#underWay.catch(() => undefined), ended]);
    this.#producer ??= await this.connect();
  }

  /**
   * Resolves when all in-sync replicas have all records.
   * @throws {KafkaFailure | SlowKafkaError} it is not known which of them are in Kafka
   */
  async send(records: readonly OutgoingRecord[]): Promise<void> {
    const late = new AbortController();
    const sent = this.#sendAll(records, late.signal);
    this.#underWay = sent;
    await within(sent, this.withinMs, late);
  }

  async close(): Promise<void> {
    await this.#producer?.close();
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

async function within<T>(work: Promise<T>, ms: number, late: AbortController): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      late.abort();
      reject(new SlowKafkaError(`Kafka has not answered within ${ms} ms`));
    }, ms);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
