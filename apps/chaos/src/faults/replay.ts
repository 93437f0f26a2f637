import { type ChildProcess, spawn } from 'node:child_process';
import { DOCKET, docket } from '../scene/operator.js';
import { type Scene } from '../scene/scene.js';
import { becomes, between, pause } from '../scene/waiting.js';
import { readRows } from '../verifier/clickhouse-http.js';
import { type Fault } from './fault.js';

const PROJECTIONS = [
  'action_counts_hourly',
  'ticket_lifecycle',
  'agent_activity_hourly',
  'actor_security_daily',
  'view_sessions',
  'agent_presence',
] as const;

/** Slow enough to be killed in the middle, events per second. */
const MAX_RATE = { short: 2_000, thorough: 400_000 } as const;
const ENDS_WITHIN_MS = 600_000;
const BEGINS_WITHIN_MS = 20_000;
/** A thorough run replays many events, not the first few. */
const LEAD = 0.5;

/** A replay under way, and what it said. */
interface Replaying {
  readonly projection: string;
  readonly child: ChildProcess;
  said: string;
  isKilled: boolean;
  code: number | null | undefined;
}

const replays = new WeakMap<Scene, Replaying[]>();

/**
 * Projections are replayed one after another while events flow, and what works on it is killed: the replay itself,
 * ingestion, ClickHouse, by turns; every fourth is let alone. A replay that was killed is taken up again.
 */
export const replay: Fault = {
  name: 'replay',
  about: 'projections replayed while events flow; kill -9 of the replay, of ingestion and of ClickHouse in the middle',
  alone: true,
  strikes: { short: 4, thorough: 24 },
  lead: LEAD,
  pauses: [100, 400],
  async prepare(scene) {
    replays.set(scene, []);
    await docket(scene, 'migrate');
  },
  async strike(scene, time) {
    const projection = PROJECTIONS[Math.floor(time / 4) % PROJECTIONS.length] ?? PROJECTIONS[0];
    const current = running(scene) ?? begin(scene, projection);
    await Promise.race([pause(between(800, 2_500)), ended(current)]);
    await VICTIMS[time % VICTIMS.length]?.(scene, current);
    return undefined;
  },
  async end(scene) {
    const current = running(scene);
    if (current) await waitFor(scene, current);
  },
  async settle(scene) {
    // What a recovery of ingestion has listed as unsure is an operator's to mend; without such hours nothing may differ.
    const { tables } = scene.installation;
    const [listed] = await readRows<{ hours: number }>(tables, 'SELECT count() AS hours FROM ingest_repair');
    if ((listed?.hours ?? 0) > 0) {
      await docket(scene, 'verify', 'projections', '--repair');
      await docket(scene, 'replay', 'cleanup', ...PROJECTIONS);
    }
    await docket(scene, 'verify', 'projections');
  },
  async leftTrace({ installation: { tables } }) {
    const rows = await readRows<{ step: string }>(tables, 'SELECT DISTINCT step FROM projection_log');
    return ['switched', 'resumed'].every((step) => rows.some((row) => row.step === step));
  },
};

const VICTIMS: readonly ((scene: Scene, current: Replaying) => Promise<void>)[] = [
  async (scene, current) => {
    // On a busy machine it may still be starting; then there would be nothing to take up again.
    await becomes(async () => current.code !== undefined || (await isUnderWay(scene, current)), BEGINS_WITHIN_MS);
    current.isKilled = current.code === undefined;
    current.child.kill('SIGKILL');
    await ended(current);
  },
  async (scene) => {
    await scene.first.ingester.kill9();
    await pause(300);
    scene.first.ingester.start();
  },
  async ({ stack }) => {
    await stack.clickhouse.kill9();
    await pause(300);
    await stack.clickhouse.start();
  },
  waitFor,
];

async function isUnderWay({ installation: { tables } }: Scene, { projection }: Replaying): Promise<boolean> {
  const last = `SELECT argMax(step, at) AS step FROM projection_log WHERE \`projection\` = '${projection}' AND run != ''`;
  const [row] = await readRows<{ step: string }>(tables, last);
  return ['begun', 'resumed', 'cut', 'piece', 'alive'].includes(row?.step ?? '');
}

function begin(scene: Scene, projection: string): Replaying {
  const { installation, stack, size } = scene;
  const env = installation.variables(stack.clickhouse.url, stack.registry.url);
  const rate = MAX_RATE[size.thorough ? 'thorough' : 'short'];
  const args = [DOCKET, 'replay', projection, '--max-rate', String(rate)];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const begun: Replaying = { projection, child, said: '', isKilled: false, code: undefined };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (begun.said += text));
  }
  child.once('close', (code) => {
    begun.code = code;
    if (code !== 0 && !begun.isKilled) {
      scene.findings.push(`the replay of ${projection} ended with ${code ?? 'a signal'}: ${begun.said.slice(-500)}`);
    }
  });
  replays.get(scene)?.push(begun);
  return begun;
}

function running(scene: Scene): Replaying | undefined {
  return replays.get(scene)?.find(({ code }) => code === undefined);
}

async function waitFor(scene: Scene, current: Replaying): Promise<void> {
  if (await becomes(() => current.code !== undefined, ENDS_WITHIN_MS)) return;
  scene.findings.push(`the replay of ${current.projection} did not end: ${current.said.slice(-500)}`);
  current.isKilled = true;
  current.child.kill('SIGKILL');
}

function ended(current: Replaying): Promise<void> {
  if (current.code !== undefined) return Promise.resolve();
  return new Promise((resolve) => {
    current.child.once('close', () => {
      resolve();
    });
  });
}
