import kafkajs from 'kafkajs';
import { type Scene } from '../scene/scene.js';
import { becomes } from '../scene/waiting.js';
import { type Fault } from './fault.js';

const WITHIN_MS = 15_000;

/** Nothing breaks: what the others are compared with. Both ingesters have to have their half of the partitions. */
export const twoIngesters: Fault = {
  name: 'two-ingesters',
  about: 'nothing: two ingesters on two halves of the partitions',
  ingesters: 2,
  strikes: { short: 1, thorough: 1 },
  pauses: [500, 1_000],
  async strike(scene) {
    if (await becomes(() => haveHalves(scene), WITHIN_MS)) return undefined;
    scene.findings.push('the two ingesters do not have two partitions each');
    return undefined;
  },
};

/** By what Kafka says of the group. */
async function haveHalves({ installation: { group, kafka, topics } }: Scene): Promise<boolean> {
  const { MemberAssignment } = kafkajs.AssignerProtocol;
  const client = new kafkajs.Kafka({ brokers: [...kafka.brokers], logLevel: kafkajs.logLevel.NOTHING });
  const admin = client.admin();
  await admin.connect();
  try {
    const { groups } = await admin.describeGroups([group]);
    const members = groups[0]?.members ?? [];
    const sizes = members.map(
      ({ memberAssignment }) => MemberAssignment.decode(memberAssignment)?.assignment[topics.events]?.length,
    );
    return sizes.length === 2 && sizes.every((size) => size === 2);
  } finally {
    await admin.disconnect();
  }
}
