import kafkajs from 'kafkajs';
import { type Scene } from '../scene/scene.js';
import { becomes, between, pause } from '../scene/waiting.js';
import { type Fault } from './fault.js';

const NODES = 3;
const IN_SYNC_WITHIN_MS = 60_000;

/** Ends one broker of three, whichever partitions it leads, and starts it on the data it left. */
export const killBroker: Fault = {
  name: 'kill-broker',
  about: 'kill -9 of one broker of three (replication 3, two in sync)',
  alone: true,
  kafkaNodes: NODES,
  strikes: { short: 2, thorough: 6 },
  pauses: [1_000, 2_000],
  async strike(scene, time) {
    const node = scene.stack.kafka.nodes[time % NODES];
    if (!node) return false;
    await node.kill9();
    await pause(between(500, 2_500));
    await node.start();
    // Two away at once would be another fault, under which nothing can be published.
    return becomes(() => isInSync(scene), IN_SYNC_WITHIN_MS, 250);
  },
};

/** Whether every broker has what the others have of the topic. */
async function isInSync({ installation: { kafka, topics } }: Scene): Promise<boolean> {
  const client = new kafkajs.Kafka({ brokers: [...kafka.brokers], logLevel: kafkajs.logLevel.NOTHING });
  const admin = client.admin({ retry: { retries: 0 } });
  await admin.connect();
  try {
    const metadata = await admin.fetchTopicMetadata({ topics: [topics.events] });
    return metadata.topics.every(({ partitions }) => partitions.every(({ isr }) => isr.length === NODES));
  } finally {
    await admin.disconnect();
  }
}
