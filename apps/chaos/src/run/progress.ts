import { type Scene } from '../scene/scene.js';
import { readRows } from '../verifier/clickhouse-http.js';

/** The offset after the last record, of each partition. */
export async function logEnds({ installation: { admin, topics } }: Scene): Promise<[number, number][]> {
  return (await admin.ranges(topics.events)).map(({ partition, high }) => [partition, Number(high)]);
}

/** Per partition, up to which offset the ledger says that everything is written. */
export function closedPositions(scene: Scene): Promise<Map<number, number>> {
  return positions(scene, 'maxIf(first, last + 1 = first)');
}

/** Per partition, up to which offset everything is decided. */
export function decidedPositions(scene: Scene): Promise<Map<number, number>> {
  return positions(scene, 'max(last + 1)');
}

/** How many records of the topic have no fate yet. */
export async function recordsBehind(scene: Scene): Promise<number> {
  const decided = await decidedPositions(scene);
  return (await logEnds(scene)).reduce((sum, [partition, end]) => sum + end - (decided.get(partition) ?? 0), 0);
}

async function positions({ installation }: Scene, expression: string): Promise<Map<number, number>> {
  const { tables, topics } = installation;
  const rows = await readRows<{ partition: number; next: number }>(
    tables,
    `SELECT partition, ${expression} AS next FROM ingest_ledger WHERE topic = '${topics.events}' GROUP BY partition`,
  );
  return new Map(rows.map((row) => [row.partition, row.next]));
}
