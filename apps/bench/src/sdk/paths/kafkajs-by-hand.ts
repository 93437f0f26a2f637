import kafkajs, { type Producer } from 'kafkajs';
import { registerMix } from '../../events/encodings.js';
import { type ChildSettings, type MeasuredPath } from '../child-settings.js';
import { at } from '../emitting.js';
import { type EncodedMessage, encodedMessages } from '../sdk-stock.js';
import { Stopwatch } from '../stopwatch.js';
import { warmUpOf } from '../warm-up.js';

/** Requests that wait for an answer at once: a service with as many callers. */
const CALLERS = 64;
/** A path of one request per event compiles its code sooner, and takes long. */
const SINGLE_WARM_UP = 2_000;

/** kafkajs as its documentation shows it, idempotent, with its own partitioner. */
async function connected({ brokers }: ChildSettings): Promise<Producer> {
  const kafka = new kafkajs.Kafka({ clientId: 'by-hand', brokers, logLevel: kafkajs.logLevel.ERROR });
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  return producer;
}

/** Requests of so many messages, one after another, of bytes that were encoded before. */
export async function measureBatched(settings: ChildSettings): Promise<MeasuredPath> {
  const { events, topic, batch, seed, registryUrl } = settings;
  const stock = encodedMessages(await registerMix(registryUrl, topic), seed);
  const producer = await connected(settings);
  const warmUp = warmUpOf(events);
  await sendBatches(producer, topic, stock, batch, warmUp);
  const watch = new Stopwatch();
  await sendBatches(producer, topic, stock, batch, events);
  const measured = watch.stop(events, warmUp + events, { batch });
  await producer.disconnect();
  return measured;
}

async function sendBatches(
  producer: Producer,
  topic: string,
  stock: readonly EncodedMessage[],
  batch: number,
  count: number,
): Promise<void> {
  for (let sent = 0; sent < count;) {
    const from = sent % stock.length;
    const messages = stock.slice(from, from + Math.min(batch, count - sent));
    await producer.send({ topic, messages, acks: -1 });
    sent += messages.length;
  }
}

/** One request for each event, by many callers at once, for a while. */
export async function measureSingle(settings: ChildSettings): Promise<MeasuredPath> {
  const { topic, seconds, seed, registryUrl } = settings;
  const stock = encodedMessages(await registerMix(registryUrl, topic), seed);
  const producer = await connected(settings);
  let sent = 0;
  const call = async (isOver: () => boolean): Promise<void> => {
    while (!isOver()) {
      const message = at(stock, sent);
      sent += 1;
      await producer.send({ topic, messages: [message], acks: -1 });
    }
  };
  const callAll = (isOver: () => boolean): Promise<unknown> =>
    Promise.all(Array.from({ length: CALLERS }, () => call(isOver)));
  await callAll(() => sent >= SINGLE_WARM_UP);
  const before = sent;
  const watch = new Stopwatch();
  const end = performance.now() + seconds * 1000;
  await callAll(() => performance.now() >= end);
  const measured = watch.stop(sent - before, sent, { callers: CALLERS });
  await producer.disconnect();
  return measured;
}
