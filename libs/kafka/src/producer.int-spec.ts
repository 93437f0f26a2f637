import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrokerProxy, eventually, testStack, uniqueName } from '@docket/testing';
import { connectAdmin, type TopicAdmin } from './admin.js';
import { topicConsumer } from './consumer.js';
import { partitionOfKey } from './murmur2.js';
import { connectProducer, kafkaProducer } from './producer.js';
import { type OutgoingRecord } from './records.js';

/** A broker whose answers are lost while it is told to. */
class LosingAnswers {
  isLosing = false;
  /** Answers that were lost. */
  lost = 0;
  /** Connections that were made, and those of them that are open. */
  made = 0;
  open = 0;
  readonly proxy: BrokerProxy;

  constructor(port: number) {
    this.proxy = new BrokerProxy(port, (client, broker) => {
      this.made += 1;
      this.open += 1;
      client.once('close', () => (this.open -= 1));
      client.pipe(broker);
      broker.on('data', (data) => {
        if (!this.isLosing) {
          client.write(data);
          return;
        }
        this.lost += 1;
        client.destroy();
        broker.destroy();
      });
    });
  }
}

/** The api key of requests to produce (protocol guide), and where the correlation id stands in requests and answers. */
const PRODUCE = 0;
const OF_REQUEST = 8;
const OF_ANSWER = 4;

/** A broker that, when told to, does not store what it is sent and gives the answer of the batch before once more. */
class RepeatingAnswers {
  isRepeating = false;
  #wanted = -1;
  #answer = Buffer.alloc(0);
  readonly proxy: BrokerProxy;

  constructor(port: number) {
    this.proxy = new BrokerProxy(port, (client, broker) => {
      client.on('data', (request) => {
        const isProduce = request.readInt16BE(4) === PRODUCE;
        if (isProduce && this.isRepeating) {
          const answer = Buffer.from(this.#answer);
          request.copy(answer, OF_ANSWER, OF_REQUEST, OF_REQUEST + 4);
          client.write(answer);
          return;
        }
        if (isProduce) this.#wanted = request.readInt32BE(OF_REQUEST);
        broker.write(request);
      });
      broker.on('data', (answer) => {
        if (answer.readInt32BE(OF_ANSWER) === this.#wanted) this.#answer = Buffer.from(answer);
        client.write(answer);
      });
    });
  }
}

describe('a producer on a real broker', () => {
  const topic = uniqueName('producer');
  const { brokers } = testStack();
  let admin: TopicAdmin;

  beforeAll(async () => {
    admin = await connectAdmin({ brokers }, { clientId: 'test' });
    await admin.create({ name: topic, partitions: 1, replicationFactor: 1, config: {} });
  });
  afterAll(async () => {
    await admin.remove(topic);
    await admin.close();
  });

  it('stores what it sends after a batch whose answer was lost, and acknowledges nothing else', async () => {
    const answers = new LosingAnswers(Number(brokers[0]?.split(':')[1]));
    await answers.proxy.start();
    const producer = await connectProducer({ brokers }, { clientId: 'test', retries: 1 });
    const records = (...values: string[]): OutgoingRecord[] =>
      values.map((value) => ({ key: null, value: Buffer.from(value) }));
    await producer.send(topic, records('a', 'b'));
    answers.isLosing = true;
    await expect(producer.send(topic, records('c', 'd'))).rejects.toThrow();
    expect(answers.lost).toBeGreaterThan(0);
    answers.isLosing = false;
    // As many as the batch that was lost: by its numbers alone the broker cannot tell them apart.
    const places = await producer.send(topic, records('e', 'f'));
    await producer.close();
    answers.proxy.stop();

    const stored = await valuesOf(Number(places.at(-1)?.offset) + 1);
    expect(places.map(({ offset }) => stored[Number(offset)])).toEqual(['e', 'f']);
    expect(stored.slice(0, 2)).toEqual(['a', 'b']);
  });

  it('does not believe an acknowledgement that was given for other records before', async () => {
    const answers = new RepeatingAnswers(Number(brokers[0]?.split(':')[1]));
    await answers.proxy.start();
    const producer = await connectProducer({ brokers }, { clientId: 'test', retries: 1 });
    const records = (value: string): OutgoingRecord[] => [{ key: null, value: Buffer.from(value) }];
    await producer.send(topic, records('told once'));
    answers.isRepeating = true;
    await expect(producer.send(topic, records('not stored'))).rejects.toThrow(/acknowledged for another record before/);
    answers.isRepeating = false;
    const [place] = await producer.send(topic, records('sent again'));
    await producer.close();
    answers.proxy.stop();
    const stored = await valuesOf(Number(place?.offset) + 1);
    expect(stored.slice(-2)).toEqual(['told once', 'sent again']);
  });

  it('sends nothing after it was closed, though nobody answered what was on its way', async () => {
    const answers = new LosingAnswers(Number(brokers[0]?.split(':')[1]));
    await answers.proxy.start();
    const log: string[] = [];
    const producer = await connectProducer({ brokers }, { clientId: 'test', log: (_, message) => log.push(message) });
    answers.isLosing = true;
    const sent = producer.send(topic, [{ key: null, value: Buffer.from('unanswered') }]);
    const told = expect(sent).rejects.toMatchObject({ verdict: 'retry' });
    await eventually('an answer is lost', () => answers.lost > 0);
    await producer.close();
    await told;
    answers.isLosing = false;
    const { made } = answers;
    await expect(producer.send(topic, [{ key: null, value: Buffer.from('late') }])).rejects.toMatchObject({
      message: 'the producer was closed',
      verdict: 'stop',
    });
    // The driver tries again at least once meanwhile.
    const { length } = log;
    await eventually('the driver tried again', () => log.length > length);
    expect(answers.made).toBe(made);
    answers.proxy.stop();
  });

  it('is one driver, however many wait for it, and none after it was closed while it connected', async () => {
    const answers = new LosingAnswers(Number(brokers[0]?.split(':')[1]));
    await answers.proxy.start();
    const producer = kafkaProducer({ brokers }, { clientId: 'test' });
    await Promise.all([producer.connect(), producer.send(topic, [{ key: null, value: Buffer.from('first') }])]);
    const { made } = answers;
    await producer.close();
    await eventually('its connections have ended', () => answers.open === 0);

    const late = kafkaProducer({ brokers }, { clientId: 'test' });
    const connecting = expect(late.connect()).rejects.toMatchObject({ message: 'the producer was closed' });
    await late.close();
    await connecting;
    await expect(late.connect()).rejects.toMatchObject({ message: 'the producer was closed' });
    await eventually('nothing is left open', () => answers.open === 0);
    expect(answers.made).toBeLessThanOrEqual(made + 1);
    answers.proxy.stop();
  });

  it('tells where each record is, with a key or without', async () => {
    const spread = uniqueName('producer_spread');
    await admin.create({ name: spread, partitions: 5, replicationFactor: 1, config: {} });
    const producer = await connectProducer({ brokers }, { clientId: 'test' });
    const records = Array.from({ length: 300 }, (_, i): OutgoingRecord => {
      const key = [`t1/${i % 40}`, Buffer.from(`t1/${i % 40}`), `t1/é${i % 7}`, null][i % 4] ?? null;
      return { key, value: Buffer.from(`v${i}`), ...(i % 3 === 0 ? { headers: { h: 'x' } } : {}) };
    });
    const places = [...(await producer.send(spread, records)), ...(await producer.send(spread, records))];
    await producer.close();

    const stored = await recordsOf(spread, places.length);
    await admin.remove(spread);
    const told = places.map(({ partition, offset }) => stored.get(`${partition}/${offset}`));
    expect(told).toEqual([...records, ...records].map(({ value }) => String(value)));
    const keyed = places.filter((_, i) => i % 4 !== 3).map(({ partition }) => partition);
    expect(new Set(keyed).size).toBe(5);
    // A key is bytes to Kafka: as text or as such, it is in one place.
    expect(places[0]?.partition).toBe(partitionOfKey(Buffer.from('t1/0'), 5));
  });

  async function recordsOf(from: string, count: number): Promise<Map<string, string>> {
    const values = new Map<string, string>();
    const consumer = topicConsumer({ brokers }, { clientId: 'test', group: uniqueName('look'), topic: from });
    await consumer.start({
      assigned: () => undefined,
      fetched: ({ partition, records }) => {
        for (const { offset, value } of records) values.set(`${partition}/${offset}`, String(value));
      },
      crashed: (failure) => {
        throw failure;
      },
    });
    await eventually('all is read', () => values.size >= count);
    await consumer.stop();
    return values;
  }

  async function valuesOf(count: number): Promise<string[]> {
    return [...(await recordsOf(topic, count)).values()];
  }
});
