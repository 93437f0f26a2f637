import kafkajs, { type Admin } from 'kafkajs';
import { type Scene } from '../scene/scene.js';
import { becomes } from '../scene/waiting.js';
import { type Fault } from './fault.js';

const EMPTY_WITHIN_MS = 15_000;

/** What the group has committed vanishes, goes back to the beginning, or ahead to the end. */
export const offsetsReset: Fault = {
  name: 'offsets-reset',
  about: "the consumer group's offsets deleted, rewound, or set to the end, while ingestion is down",
  strikes: { short: 3, thorough: 9 },
  pauses: [500, 1_500],
  async strike(scene, time) {
    const { ingester } = scene.first;
    if (time % 2 === 0) await ingester.kill9();
    else await ingester.stop();
    const admin = new kafkajs.Kafka({
      brokers: [...scene.installation.kafka.brokers],
      logLevel: kafkajs.logLevel.NOTHING,
    }).admin();
    await admin.connect();
    try {
      if (!(await becomes(() => isEmpty(admin, scene), EMPTY_WITHIN_MS))) return false;
      await meddle(admin, scene, time);
      return undefined;
    } finally {
      await admin.disconnect();
      ingester.start();
    }
  },
};

async function isEmpty(admin: Admin, { installation: { group } }: Scene): Promise<boolean> {
  const { groups } = await admin.describeGroups([group]);
  return groups[0]?.state === 'Empty' || groups[0]?.state === 'Dead';
}

async function meddle(admin: Admin, { installation: { group, topics } }: Scene, time: number): Promise<void> {
  const topic = topics.events;
  if (time % 3 === 0) {
    await admin.setOffsets({ groupId: group, topic, partitions: await admin.fetchTopicOffsets(topic) });
  } else if (time % 3 === 1) {
    await admin.deleteGroups([group]);
  } else {
    await admin.resetOffsets({ groupId: group, topic, earliest: true });
  }
}
