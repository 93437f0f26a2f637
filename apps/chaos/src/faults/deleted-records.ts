import kafkajs from 'kafkajs';
import { docket } from '../scene/operator.js';
import { type Scene } from '../scene/scene.js';
import { becomes } from '../scene/waiting.js';
import { readRows } from '../verifier/clickhouse-http.js';
import { type Fault } from './fault.js';

const PARTITION = 0;
const BEHIND = 20;
const WITHIN_MS = 30_000;

/**
 * Records are deleted that nobody has read: the partition must say exactly which, and stand still while the others go
 * on, until an operator accepts the gap.
 */
export const deletedRecords: Fault = {
  name: 'deleted-records',
  about:
    'records deleted before they were ingested: the partition stops with the range, and goes on when that is accepted',
  strikes: { short: 1, thorough: 2 },
  pauses: [1_000, 2_000],
  async strike(scene) {
    const { ingester } = scene.first;
    await ingester.kill9();
    const { next, last } = await positionOf(scene);
    if (!(await becomes(async () => (await endOf(scene)) >= last + BEHIND, WITHIN_MS))) {
      ingester.start();
      return false;
    }
    const low = (await endOf(scene)) - (BEHIND >> 1);
    await deleteBelow(scene, low);
    scene.deletedBelow.set(PARTITION, low);
    ingester.start();
    const told = `offsets ${next} to ${low - 1} were deleted`;
    if (!(await becomes(() => ingester.said.includes(told), WITHIN_MS))) {
      scene.findings.push(`partition ${PARTITION} did not stop saying "${told}"`);
    }
    if (!(await othersGoOn(scene))) scene.findings.push('the other partitions did not go on');
    await docket(scene, 'ingest', 'accept-gap', String(PARTITION), '--to', String(low));
    await ingester.stop();
    ingester.start();
    return undefined;
  },
};

/** Whether the other partitions store what they hold at this moment. */
async function othersGoOn({ installation: { admin, tables, topics } }: Scene): Promise<boolean> {
  const ranges = (await admin.ranges(topics.events)).filter(({ partition }) => partition !== PARTITION);
  return becomes(async () => {
    const rows = await readRows<{ partition: number; next: number }>(
      tables,
      'SELECT kafka_partition AS partition, max(kafka_offset) + 1 AS next FROM audit_events GROUP BY partition',
    );
    const next = new Map(rows.map((row) => [row.partition, row.next]));
    return ranges.every(({ partition, high }) => (next.get(partition) ?? 0) >= Number(high));
  }, WITHIN_MS);
}

/** By the ledger: first offset without a written fate, and last one that is decided about. */
async function positionOf({ installation: { tables, topics } }: Scene): Promise<{ next: number; last: number }> {
  const [row] = await readRows<{ next: number; last: number }>(
    tables,
    `SELECT first AS next, last FROM ingest_ledger WHERE topic = '${topics.events}' AND partition = ${PARTITION} ORDER BY first DESC, last DESC LIMIT 1`,
  );
  return row ?? { next: 0, last: -1 };
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
    // The driver only deletes from topics that it has met.
    await admin.fetchTopicOffsets(topics.events);
    await admin.deleteTopicRecords({
      topic: topics.events,
      partitions: [{ partition: PARTITION, offset: String(offset) }],
    });
  } finally {
    await admin.disconnect();
  }
}
