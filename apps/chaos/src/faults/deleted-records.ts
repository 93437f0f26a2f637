import kafkajs from 'kafkajs';
import { type Scene } from '../scene/scene.js';
import { becomes, pause } from '../scene/waiting.js';
import { readRows } from '../verifier/clickhouse-http.js';
import { type Fault } from './fault.js';

const PARTITION = 0;
const BEHIND = 20;
const WITHIN_MS = 30_000;

/** Records are deleted that nobody has read: the partition must say exactly which, and stand still; the others go on. */
export const deletedRecords: Fault = {
  name: 'deleted-records',
  about:
    'records deleted from the topic before they were ingested: that partition stops with the range, the others flow',
  strikes: { short: 1, thorough: 1 },
  pauses: [1_000, 2_000],
  async strike(scene, time) {
    if (time > 0) {
      await pause(100);
      return false;
    }
    const { ingester } = scene.first;
    await ingester.kill9();
    const next = await positionOf(scene);
    await becomes(async () => (await endOf(scene)) >= next + BEHIND, WITHIN_MS);
    const low = (await endOf(scene)) - (BEHIND >> 1);
    await deleteBelow(scene, low);
    scene.deletedBelow.set(PARTITION, low);
    scene.stopped.add(PARTITION);
    ingester.start();
    const told = `offsets ${next} to ${low - 1} were deleted`;
    if (!(await becomes(() => ingester.said.includes(told), WITHIN_MS))) {
      scene.findings.push(`partition ${PARTITION} did not stop saying "${told}"`);
    }
    return undefined;
  },
};

/** First offset without a written fate, by the ledger. */
async function positionOf({ installation: { tables, topics } }: Scene): Promise<number> {
  const [row] = await readRows<{ first: number }>(
    tables,
    `SELECT first FROM ingest_ledger WHERE topic = '${topics.events}' AND partition = ${PARTITION} ORDER BY first DESC LIMIT 1`,
  );
  return row?.first ?? 0;
}

async function endOf({ installation: { admin, topics } }: Scene): Promise<number> {
  const range = (await admin.ranges(topics.events)).find(({ partition }) => partition === PARTITION);
  return Number(range?.high ?? 0n);
}

async function deleteBelow({ installation: { kafka, topics } }: Scene, offset: number): Promise<void> {
  const client = new kafkajs.Kafka({ brokers: [...kafka.brokers], logLevel: kafkajs.logLevel.NOTHING });
  const admin = client.admin();
  await admin.connect();
  try {
    await admin.deleteTopicRecords({
      topic: topics.events,
      partitions: [{ partition: PARTITION, offset: String(offset) }],
    });
  } finally {
    await admin.disconnect();
  }
}
