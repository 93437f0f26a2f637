import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { REDELIVERY_HEADER } from '@docket/events';
import { KafkaFailure, type OutgoingRecord, type RecordPlace, type RecordProducer } from '@docket/kafka';
import { Delivery } from '../src/delivery/delivery.js';
import { PendingEvent } from '../src/delivery/pending-event.js';
import { type DurableReceipt } from '../src/delivery/receipt.js';
import { Sender } from '../src/delivery/sender.js';
import { Tally } from '../src/delivery/tally.js';
import { Spool } from '../src/spool/spool.js';

/** What a broker may do with a request. `late` and `lost`: it has the records, but the answer is slow or never comes. */
type Behaviour = 'well' | 'refused' | 'lost' | 'late';

/** A partition of one broker whose answers go wrong as they are told to. (What real brokers do is in the `.int-spec`s.) */
class Partition implements RecordProducer {
  behaviour: () => Behaviour = () => 'well';
  #isSending = false;

  /** @param records the log; clients that have producers of their own share it */
  constructor(readonly records: OutgoingRecord[] = []) {}

  async send(_topic: string, records: readonly OutgoingRecord[]): Promise<RecordPlace[]> {
    expect(this.#isSending).toBe(false);
    this.#isSending = true;
    try {
      const behaviour = this.behaviour();
      await pause(1);
      if (behaviour === 'refused') throw new KafkaFailure('away', true);
      const first = this.records.length;
      this.records.push(...records);
      if (behaviour === 'late') await pause(SLOW_MS * 2);
      if (behaviour === 'lost') throw new KafkaFailure('no answer', true);
      return records.map((_, index) => ({ partition: 0, offset: BigInt(first + index) }));
    } finally {
      this.#isSending = false;
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

const SLOW_MS = 10;
const LIMITS = { lingerMs: 1, maxBatchBytes: 500, maxBufferedBytes: 3_000 };

/** A client of the partition, as a process has it. */
class Client {
  readonly resolved: DurableReceipt[] = [];
  readonly rejected: string[] = [];
  readonly tally = new Tally();
  readonly delivery: Delivery;
  #open = 0;

  private constructor(
    partition: Partition,
    readonly spool: Spool | undefined,
    tally: Tally,
    private readonly prefix: string,
  ) {
    this.tally = tally;
    this.delivery = new Delivery(new Sender(partition, 'topic', undefined), spool, LIMITS, tally);
  }

  static async open(partition: Partition, directory: string | undefined, prefix: string): Promise<Client> {
    const tally = new Tally();
    const spool =
      directory === undefined ? undefined : await Spool.open({ directory, syncMs: 1, slowMs: SLOW_MS }, tally);
    return new Client(partition, spool, tally, prefix);
  }

  add(index: number, isDurable = true): void {
    const id = `${this.prefix}-${index}`;
    const waiter = {
      resolve: (receipt: DurableReceipt) => {
        this.resolved.push(receipt);
        this.#open -= 1;
      },
      reject: () => {
        this.rejected.push(id);
        this.#open -= 1;
      },
    };
    if (isDurable) this.#open += 1;
    this.delivery.add(new PendingEvent(id, 'a', { key: 'k', value: Buffer.from(id) }, isDurable ? waiter : undefined));
  }

  get open(): number {
    return this.#open;
  }
}

const ids = (partition: Partition): string[] => partition.records.map(({ value }) => String(value));
/** What ingestion makes of the topic: the first record of each event. */
const stored = (partition: Partition): string[] => [...new Set(ids(partition))];

/** Ingestion finds a doubled event by its mark: only the first record of an event may be without. */
function expectMarked(partition: Partition): void {
  const seen = new Set<string>();
  for (const { value, headers } of partition.records) {
    const id = String(value);
    if (seen.has(id)) expect(headers?.[REDELIVERY_HEADER]).toBe('1');
    seen.add(id);
  }
}

describe('delivery with a spool', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'docket-spool-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('loses, doubles and reorders nothing, whatever Kafka answers and however often the client is opened anew', async () => {
    const behaviours = fc.array(fc.constantFrom<Behaviour>('well', 'well', 'refused', 'lost', 'late'), {
      maxLength: 12,
    });
    const life = fc.record({
      events: fc.integer({ min: 1, max: 60 }),
      pauses: fc.integer({ min: 1, max: 20 }),
      behaviours,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 3 }), async (lives) => {
        const base = await mkdtemp(path.join(directory, 'run-'));
        const partition = new Partition();
        const emitted: string[] = [];
        for (const [generation, { events, pauses, behaviours: script }] of lives.entries()) {
          const client = await Client.open(partition, base, String(generation));
          const rest = [...script];
          partition.behaviour = () => rest.shift() ?? 'well';
          for (let index = 0; index < events; index += 1) {
            client.add(index);
            emitted.push(`${generation}-${index}`);
            if (index % pauses === 0) await pause(1);
          }
          await client.delivery.close(generation % 2 === 0 ? 1_000 : 0);
          expect(client.open).toBe(0);
          expect(client.rejected).toEqual([]);
        }
        partition.behaviour = () => 'well';
        const last = await Client.open(partition, base, 'last');
        await last.delivery.drained();
        await last.delivery.close(1_000);
        expect(stored(partition)).toEqual(emitted);
        expectMarked(partition);
        expect(await readdir(base)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('resolves what Kafka does not answer as soon as it is on the disk, and what comes later queues behind', async () => {
    const partition = new Partition();
    partition.behaviour = () => 'refused';
    const client = await Client.open(partition, directory, 'e');
    for (let index = 0; index < 20; index += 1) client.add(index);
    await client.delivery.flush();
    expect(client.resolved.map(({ state }) => state)).toEqual(Array(20).fill('spooled'));
    expect(client.delivery.mode).toBe('spooling');
    client.add(20);
    partition.behaviour = () => 'well';
    await client.delivery.drained();
    expect(stored(partition)).toEqual(Array.from({ length: 21 }, (_, index) => `e-${index}`));
    expect(client.delivery.mode).toBe('direct');
    client.add(21);
    await client.delivery.flush();
    expect(client.resolved.at(-1)?.state).toBe('kafka');
    await client.delivery.close(1_000);
  });

  it('loses no event that is added in the moment in which the spool has become empty', async () => {
    const partition = new Partition();
    partition.behaviour = () => 'refused';
    const client = await Client.open(partition, directory, 'e');
    client.add(0);
    await client.delivery.flush();
    const { spool } = client;
    if (!spool) throw new Error('there is a spool');
    const take = spool.takeUnwritten.bind(spool);
    spool.takeUnwritten = () => {
      queueMicrotask(() => {
        client.add(1);
      });
      return take();
    };
    partition.behaviour = () => 'well';
    await client.delivery.drained();
    expect(ids(partition).slice(-2)).toEqual(['e-0', 'e-1']);
    expect(spool.bytes).toBe(0);
    await client.delivery.close(1_000);
  });

  it('does not send again what a slow request turned out to have brought to Kafka', async () => {
    const partition = new Partition();
    partition.behaviour = () => 'late';
    const client = await Client.open(partition, directory, 'e');
    client.add(0);
    await client.delivery.flush();
    expect(client.resolved).toEqual([{ state: 'spooled', event_id: 'e-0' }]);
    partition.behaviour = () => 'well';
    await client.delivery.drained();
    expect(ids(partition)).toEqual(['e-0']);
    await client.delivery.close(1_000);
  });
});

describe('processes that share a spool directory', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'docket-spool-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  /** A client that emits an event while Kafka is away. */
  async function begin(name: string, log: OutgoingRecord[]): Promise<{ client: Client; partition: Partition }> {
    const partition = new Partition(log);
    partition.behaviour = () => 'refused';
    const client = await Client.open(partition, directory, name);
    client.add(0);
    await client.delivery.flush();
    return { client, partition };
  }

  it('send what another one took over before what is newer, whoever holds it', async () => {
    const log: OutgoingRecord[] = [];
    const first = await begin('first', log);
    await first.client.delivery.close(0);
    const holder = await begin('holder', log);
    // Its log is newer than the one that the holder has taken over, and is left behind too.
    const second = await begin('second', log);
    await second.client.delivery.close(0);
    const third = await begin('third', log);
    second.partition.behaviour = third.partition.behaviour = () => 'well';
    await pause(SLOW_MS * 10);
    expect(log).toEqual([]);
    expect(third.client.delivery.mode).toBe('spooling');
    holder.partition.behaviour = () => 'well';
    await third.client.delivery.drained();
    await holder.client.delivery.drained();
    const order = stored(third.partition).filter((id) => id !== 'holder-0');
    expect(order).toEqual(['first-0', 'second-0', 'third-0']);
    await holder.client.delivery.close(1_000);
    await third.client.delivery.close(1_000);
    expect(await readdir(directory)).toEqual([]);
  });

  it('do not wait for a log that was left without an event in it', async () => {
    const idle = await Client.open(new Partition(), directory, 'idle');
    const log: OutgoingRecord[] = [];
    const left = await begin('left', log);
    await left.client.delivery.close(0);
    await truncateSegments(directory);
    const other = await Client.open(new Partition(log), directory, 'other');
    expect(other.delivery.mode).toBe('direct');
    const last = await Client.open(new Partition(log), directory, 'last');
    expect(last.delivery.mode).toBe('direct');
    for (const { delivery } of [idle, other, last]) await delivery.close(1_000);
  });
});

/** As if the process had been killed before it wrote anything to its log. */
async function truncateSegments(directory: string): Promise<void> {
  const left = (await readdir(directory)).filter((name) => name.startsWith('log-released-'));
  expect(left).toHaveLength(1);
  for (const name of left) {
    for (const file of await readdir(path.join(directory, name))) {
      if (file.endsWith('.segment')) await truncate(path.join(directory, name, file));
    }
  }
}

describe('delivery without a spool', () => {
  it('tells of durable events that are not confirmed, and keeps those of best effort until they are', async () => {
    const partition = new Partition();
    const answers: Behaviour[] = ['lost'];
    partition.behaviour = () => answers.shift() ?? 'well';
    const client = await Client.open(partition, undefined, 'e');
    client.add(0);
    client.add(1, false);
    await client.delivery.drained();
    expect(client.rejected).toEqual(['e-0']);
    expect(ids(partition)).toEqual(['e-0', 'e-1', 'e-1']);
    expectMarked(partition);
    await client.delivery.close(1_000);
  });

  it('takes no more than it may, says when there is room, and gives up what is left at the end', async () => {
    const partition = new Partition();
    partition.behaviour = () => 'refused';
    const client = await Client.open(partition, undefined, 'e');
    let taken = 0;
    const fill = (): void => {
      for (;;) {
        client.add(taken, false);
        taken += 1;
      }
    };
    expect(fill).toThrow(/await audit.ready/);
    const ready = client.delivery.ready();
    expect(await Promise.race([ready.then(() => 'ready'), pause(20, 'waits')])).toBe('waits');
    partition.behaviour = () => 'well';
    await ready;
    await client.delivery.drained();
    expect(stored(partition)).toHaveLength(taken);
    partition.behaviour = () => 'refused';
    client.add(taken, false);
    await client.delivery.close(20);
    expect(client.tally.counts.dropped.closed).toBe(1);
  });
});
