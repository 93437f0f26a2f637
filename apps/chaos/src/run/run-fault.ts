import { type Fault } from '../faults/fault.js';
import { EventSource } from '../scene/events.js';
import { Installation } from '../scene/installation.js';
import { Scene } from '../scene/scene.js';
import { Traffic } from '../scene/traffic.js';
import { between, pause } from '../scene/waiting.js';
import { Endings } from '../stack/endings.js';
import { type Stacks } from '../stack/stacks.js';
import { type Verdict } from '../verifier/verify.js';
import { caughtUp } from './catch-up.js';
import { judge } from './judge.js';

/** How a fault went. */
export interface FaultReport extends Verdict {
  readonly fault: string;
  readonly struck: number;
  /** From the end of the fault until everything was written, s. */
  readonly recoveryS: number | undefined;
  /** What else was measured. */
  readonly notes: readonly string[];
}

/** How much is to happen. */
export interface RunSize {
  readonly events: number;
  /** How long an outage that is to be long lasts; `undefined`: as long as suits the number of events. */
  readonly outageMs?: number | undefined;
}

/** A run with at least so many events strikes with every variant. */
const THOROUGH_EVENTS = 20_000;
const EVENTS_PER_SECOND = 5_000;
const SHORTEST_MS = 4_000;
const PARTITIONS = 4;
/** Strikes may be slow (a server starts); a fault that can no longer strike must not wait for ever. */
const STRIKING_LIMIT_MS = 300_000;

/**
 * Lets events flow and the fault strike, waits for recovery, and judges.
 * @param afterwards is given the scene before it is taken down
 */
export async function runFault(
  fault: Fault,
  stacks: Stacks,
  size: RunSize,
  afterwards: (scene: Scene) => Promise<void> = () => Promise.resolve(),
): Promise<FaultReport> {
  const endings = new Endings();
  try {
    const scene = await setUp(fault, stacks, size, endings);
    const struck = await strikeWhileEventsFlow(fault, scene);
    await fault.end?.(scene);
    for (const proxy of scene.proxies) proxy.treatment = (exchange) => exchange.pass();
    const recoveryS = await caughtUp(scene);
    if (recoveryS === undefined) scene.findings.push('ingestion did not catch up');
    for (const [index, ingester] of scene.ingesters.entries()) {
      const code = await ingester.stop();
      if (code !== 0)
        scene.findings.push(`ingester ${index} ended with ${code ?? 'a signal'} when it was asked to stop`);
    }
    if (struck === 0) scene.findings.push('the fault never struck');
    if ((await fault.leftTrace?.(scene)) === false) scene.findings.push('the fault struck without effect');
    const verdict = await judge(scene);
    await afterwards(scene);
    const findings = [...scene.findings, ...verdict.findings];
    return { fault: fault.name, struck, recoveryS, ...verdict, findings, notes: scene.notes };
  } finally {
    await endings.run();
  }
}

async function setUp(fault: Fault, stacks: Stacks, { events, outageMs }: RunSize, endings: Endings): Promise<Scene> {
  const durationMs = Math.max(SHORTEST_MS, (events / EVENTS_PER_SECOND) * 1000);
  const nodes = fault.kafkaNodes ?? 1;
  const stack = await stacks.withKafkaNodes(nodes);
  const name = `chaos_${fault.name.replaceAll('-', '_')}_${Date.now().toString(36)}`;
  const installation = await Installation.create({ name, stack, partitions: PARTITIONS, replicas: nodes }, endings);
  const scene = new Scene(stack, installation, events >= THOROUGH_EVENTS, outageMs ?? durationMs, {
    endings,
    logDirectory: stacks.directory,
    environment: fault.environment ?? {},
  });
  scene.traffic = new Traffic(await installation.connect(), new EventSource(name, Date.now()), { events, durationMs });
  for (let index = 0; index < (fault.ingesters ?? 1); index += 1) await scene.addIngester();
  await fault.prepare?.(scene);
  for (const ingester of scene.ingesters) ingester.start();
  await Promise.all(scene.ingesters.map((ingester) => ingester.ready()));
  return scene;
}

/** @returns how often it struck */
async function strikeWhileEventsFlow(fault: Fault, scene: Scene): Promise<number> {
  const { traffic } = scene;
  const event = fault.event;
  const state = { flowing: true };
  const traffics = traffic.run(event && ((index) => event(scene, index))).finally(() => {
    state.flowing = false;
  });
  traffics.catch(() => undefined);
  const atLeast = scene.thorough ? fault.strikes.thorough : fault.strikes.short;
  const deadline = performance.now() + STRIKING_LIMIT_MS;
  let struck = 0;
  for (let time = 0; (state.flowing || struck < atLeast) && performance.now() < deadline; time += 1) {
    await pause(between(...fault.pauses));
    if ((await fault.strike(scene, time)) !== false) struck += 1;
    if (struck >= atLeast) traffic.release();
  }
  traffic.release();
  await traffics;
  await traffic.settled();
  return struck;
}
