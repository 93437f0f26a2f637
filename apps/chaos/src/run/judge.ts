import { PROJECTION, REPAIR_SQL } from '../scene/projection.js';
import { type Scene } from '../scene/scene.js';
import { execute, readRows } from '../verifier/clickhouse-http.js';
import { EventIdReader } from '../verifier/event-id-reader.js';
import { readTables } from '../verifier/table-contents.js';
import { readFeed, readTopic } from '../verifier/topic-contents.js';
import { type Verdict, verify } from '../verifier/verify.js';

/** Reads everything there is and compares it, hours listed for repair having been repaired. */
export async function judge(scene: Scene): Promise<Verdict> {
  const { tables, kafka, topics } = scene.installation;
  const [listed] = await readRows<{ hours: number }>(tables, 'SELECT count() AS hours FROM ingest_repair');
  if ((listed?.hours ?? 0) > 0) for (const statement of REPAIR_SQL) await execute(tables, statement);
  const ids = new EventIdReader(scene.stack.registry.url);
  const topic = await readTopic([...kafka.brokers], topics.events, ids);
  const feed = await readFeed([...kafka.brokers], topics.rejected);
  return verify(topic, await readTables(tables, topics.events, [PROJECTION]), { ...scene.expectations, feed });
}
