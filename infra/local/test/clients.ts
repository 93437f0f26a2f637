// The plain clients with which the tests use each part, the way a program outside would.
// eslint-disable-next-line @nx/enforce-module-boundaries -- what is proved here is that a real client gets through
import kafkajs from 'kafkajs';
import type { LocalStack } from '../src/index.js';

const { Kafka, logLevel } = kafkajs;

/** Produces each text with acks from all replicas and returns the offsets, in partition 0 of `topic`. */
export async function produce(stack: LocalStack, topic: string, texts: string[]): Promise<string[]> {
  const kafka = kafkaClient(stack);
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
  await admin.disconnect();
  const producer = kafka.producer({ idempotent: true });
  await producer.connect();
  const sent = await producer.send({ topic, acks: -1, messages: texts.map((value) => ({ value, partition: 0 })) });
  await producer.disconnect();
  return sent.map(({ baseOffset }) => baseOffset ?? '');
}

/** The first `count` texts of a topic, read by a group. */
export async function consume(stack: LocalStack, topic: string, count: number): Promise<string[]> {
  const consumer = kafkaClient(stack).consumer({ groupId: `${topic}-reader-${Date.now()}`, sessionTimeout: 6000 });
  const texts: string[] = [];
  try {
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      const eachMessage = ({ message }: { message: { value: Buffer | null } }): Promise<void> => {
        texts.push(message.value?.toString() ?? '');
        if (texts.length === count) resolve();
        return Promise.resolve();
      };
      consumer.run({ eachMessage }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  return texts;
}

function kafkaClient(stack: LocalStack): InstanceType<typeof Kafka> {
  return new Kafka({ brokers: stack.kafka.brokers, logLevel: logLevel.NOTHING, retry: { retries: 10 } });
}

/** Registers a schema and returns its id; fails with the registry's own message. */
export async function register(stack: LocalStack, subject: string, schema: object): Promise<number> {
  const response = await fetch(`${stack.registry.url}/subjects/${subject}/versions`, {
    method: 'POST',
    headers: { 'content-type': 'application/vnd.schemaregistry.v1+json' },
    body: JSON.stringify({ schema: JSON.stringify(schema) }),
  });
  const answer = (await response.json()) as { id?: number; message?: string };
  if (answer.id === undefined) throw new Error(`${response.status} ${answer.message ?? ''}`);
  return answer.id;
}

/** The schema with an id. */
export async function schemaById(stack: LocalStack, id: number): Promise<unknown> {
  const response = await fetch(`${stack.registry.url}/schemas/ids/${id}`);
  const { schema } = (await response.json()) as { schema: string };
  return JSON.parse(schema);
}

/** Runs SQL as the administrator, or as whoever is given; fails with ClickHouse's own message. */
export async function sql(
  stack: LocalStack,
  query: string,
  [user, password] = [stack.clickhouse.user, stack.clickhouse.password],
): Promise<string> {
  const headers = { 'X-ClickHouse-User': user, 'X-ClickHouse-Key': password };
  const response = await fetch(stack.clickhouse.url, { method: 'POST', headers, body: query });
  const answer = (await response.text()).trim();
  if (!response.ok) throw new Error(answer);
  return answer;
}
