import { execFile } from 'node:child_process';
import path from 'node:path';
import { PROJECTION_VIEW, REPAIR_SQL } from '../scene/projection.js';
import { type Scene } from '../scene/scene.js';
import { execute, readRows } from '../verifier/clickhouse-http.js';
import { type Evidence, writeEvidence } from '../verifier/evidence.js';
import { type Verdict } from '../verifier/verify.js';

const VERIFIER = path.resolve(import.meta.dirname, '../../dist/verifier/main.js');

/** Hands everything that is known to the verifier, hours listed for repair having been repaired. @returns its verdict */
export async function judge(scene: Scene): Promise<Verdict> {
  const { tables } = scene.installation;
  const [listed] = await readRows<{ hours: number }>(tables, 'SELECT count() AS hours FROM ingest_repair');
  if ((listed?.hours ?? 0) > 0) for (const statement of REPAIR_SQL) await execute(tables, statement);
  const file = scene.file('evidence.json');
  writeEvidence(file, evidenceOf(scene));
  return verdictOf(file);
}

function evidenceOf(scene: Scene): Evidence {
  const { tables, kafka, topics } = scene.installation;
  return {
    brokers: [...kafka.brokers],
    registryUrl: scene.stack.registry.url,
    clickhouse: tables,
    topics: { events: topics.events, rejected: topics.rejected },
    projections: [PROJECTION_VIEW],
    bad: Object.fromEntries(scene.bad),
    either: Object.fromEntries(scene.either),
    deleted: scene.deleted,
    acknowledged: scene.acknowledgedFiles(),
    ordinalLabel: scene.ordinalLabel,
    bestEffort: scene.bestEffort,
  };
}

/** @throws {Error} with what it said, when it could not judge */
function verdictOf(file: string): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [VERIFIER, file], { maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      // 1 is a verdict too, a bad one.
      if (error && error.code !== 1) reject(new Error(`the verifier failed: ${stderr.slice(-4_000)}`));
      else resolve(JSON.parse(stdout) as Verdict);
    });
  });
}
