import { logEnds } from '../run/progress.js';
import { docket } from '../scene/operator.js';
import { type Scene } from '../scene/scene.js';
import { becomes } from '../scene/waiting.js';
import { readRows } from '../verifier/clickhouse-http.js';
import { type Fault } from './fault.js';

const PARTITION = 0;
const BEHIND = 20;
/** Published while nobody ingests: of four partitions this one gets more than enough of them. */
const UNREAD = 240;
const FIRST_NUMBER = 10_000_000;
const WITHIN_MS = 30_000;

/**
 * Records are deleted that nobody has read: the partition must say exactly which, and stand still while the others go
 * on, until an operator accepts the gap.
 */
export const deletedRecords: Fault = {
  name: 'deleted-records',
  about:
    'records deleted before they were ingested: the partition stops with the range, and goes on when that is accepted',
  strikes: { short: 1, thorough: 4 },
  pauses: [1_000, 2_000],
  async strike(scene, time) {
    const { ingester } = scene.first;
    await ingester.kill9();
    await nothingRuns(scene);
    await publishUnread(scene, time);
    const { next, last } = await positionOf(scene);
    if (!(await becomes(async () => (await endOf(scene)) >= last + BEHIND, WITHIN_MS))) {
      ingester.start();
      return false;
    }
    const low = (await endOf(scene)) - (BEHIND >> 1);
    await scene.installation.admin.deleteBelow(scene.installation.topics.events, PARTITION, BigInt(low));
    scene.deleted.push({ partition: PARTITION, from: next, to: low - 1 });
    ingester.start();
    await partitionStops(scene, `offsets ${next} to ${low - 1} were deleted`);
    await docket(scene, 'ingest', 'accept-gap', String(PARTITION), '--to', String(low));
    await ingester.stop();
    ingester.start();
    return undefined;
  },
};

/** The traffic may be over: then there would be nothing to delete. */
async function publishUnread({ sources: { source, publisher } }: Scene, time: number): Promise<void> {
  const numbers = Array.from({ length: UNREAD }, (_, index) => FIRST_NUMBER + time * UNREAD + index);
  await Promise.all(numbers.map((number) => publisher.publish(source.event(number))));
}

async function partitionStops(scene: Scene, told: string): Promise<void> {
  if (!(await becomes(() => scene.haveSaid(told), WITHIN_MS))) {
    scene.findings.push(`partition ${PARTITION} did not stop saying "${told}"`);
  }
  if (!(await othersGoOn(scene))) scene.findings.push('the other partitions did not go on');
}

/** Whether the other partitions store what they hold at this moment. */
async function othersGoOn(scene: Scene): Promise<boolean> {
  const ends = (await logEnds(scene)).filter(([partition]) => partition !== PARTITION);
  return becomes(async () => {
    const rows = await readRows<{ partition: number; next: number }>(
      scene.installation.tables,
      'SELECT kafka_partition AS partition, max(kafka_offset) + 1 AS next FROM audit_events GROUP BY partition',
    );
    const next = new Map(rows.map((row) => [row.partition, row.next]));
    return ends.every(([partition, end]) => (next.get(partition) ?? 0) >= end);
  }, WITHIN_MS);
}

/** What the killed ingester had under way may still change the ledger. */
async function nothingRuns({ installation: { tables, topics } }: Scene): Promise<void> {
  await becomes(async () => {
    const [row] = await readRows<{ running: number }>(
      tables,
      `SELECT count() AS running FROM system.processes WHERE startsWith(query_id, '${topics.events}/')`,
    );
    return row?.running === 0;
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

async function endOf(scene: Scene): Promise<number> {
  return (await logEnds(scene)).find(([partition]) => partition === PARTITION)?.[1] ?? 0;
}
