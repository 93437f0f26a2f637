import kafkajs from 'kafkajs';
import { type Scene } from '../scene/scene.js';
import { becomes } from '../scene/waiting.js';

const WITHIN_MS = 60_000;

/** Waits until every broker has what the others have of the topic. @returns whether that came to be */
export function allInSync(scene: Scene): Promise<boolean> {
  return becomes(() => areInSync(scene), WITHIN_MS, 250);
}

async function areInSync({ stack, installation: { kafka, topics } }: Scene): Promise<boolean> {
  const client = new kafkajs.Kafka({ brokers: [...kafka.brokers], logLevel: kafkajs.logLevel.NOTHING });
  const admin = client.admin({ retry: { retries: 0 } });
  await admin.connect();
  try {
    const metadata = await admin.fetchTopicMetadata({ topics: [topics.events] });
    const nodes = stack.kafka.nodes.length;
    return metadata.topics.every(({ partitions }) => partitions.every(({ isr }) => isr.length === nodes));
  } finally {
    await admin.disconnect();
  }
}
