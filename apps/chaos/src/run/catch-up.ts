import { type Scene } from '../scene/scene.js';
import { becomes } from '../scene/waiting.js';
import { readRows } from '../verifier/clickhouse-http.js';

/** Longer than the longest back-off of ingestion several times over. */
const LIMIT_MS = 180_000;

/**
 * Waits until ingestion has said in the ledger, for every partition, that all of the topic is written.
 * @returns seconds it took; undefined when it did not happen in time
 */
export async function caughtUp(scene: Scene): Promise<number | undefined> {
  const began = performance.now();
  const { admin, tables, topics } = scene.installation;
  const closed = await becomes(
    async () => {
      const ranges = await admin.ranges(topics.events);
      const rows = await readRows<{ partition: number; next: number }>(
        tables,
        `SELECT partition, max(first) AS next FROM ingest_ledger WHERE topic = '${topics.events}' AND last + 1 = first GROUP BY partition`,
      );
      const next = new Map(rows.map((row) => [row.partition, row.next]));
      return ranges.every(({ partition, high }) => high === 0n || next.get(partition) === Number(high));
    },
    LIMIT_MS,
    100,
  );
  return closed ? (performance.now() - began) / 1000 : undefined;
}
