import { type Fault } from '../faults/fault.js';
import { type Scene } from '../scene/scene.js';
import { Endings } from '../stack/endings.js';
import { type Stacks } from '../stack/stacks.js';
import { type Verdict } from '../verifier/verify.js';
import { caughtUp } from './catch-up.js';
import { judge } from './judge.js';
import { ProgressLines } from './progress-lines.js';
import { type RunSize } from './run-size.js';
import { setUp } from './set-up.js';
import { strikeWhileEventsFlow } from './strike.js';

/** How a fault went. */
export interface FaultReport extends Verdict {
  readonly fault: string;
  readonly struck: number;
  /** From the end of the fault until everything was written, s. */
  readonly recoveryS: number | undefined;
  /** What else was measured. */
  readonly notes: readonly string[];
}

/**
 * Lets events flow and the fault strike, waits for recovery, and judges. What a fault with findings left is kept.
 * @param afterwards is given the scene before it is taken down
 * @throws {Error} when the fault could not be carried out; what there is by then is kept
 */
export async function runFault(
  fault: Fault,
  stacks: Stacks,
  size: RunSize,
  afterwards: (scene: Scene) => Promise<void> = () => Promise.resolve(),
): Promise<FaultReport> {
  const endings = new Endings();
  const lines = new ProgressLines(fault.name, stacks.note, endings);
  let scene: Scene | undefined;
  try {
    scene = await setUp(fault, stacks, size, endings);
    const report = await carryOut(fault, scene, lines);
    if (report.findings.length > 0) stacks.note(keep(scene, stacks));
    await afterwards(scene);
    return report;
  } catch (error) {
    if (scene) stacks.note(keep(scene, stacks));
    throw error;
  } finally {
    await endings.run();
  }
}

async function carryOut(fault: Fault, scene: Scene, lines: ProgressLines): Promise<FaultReport> {
  lines.flowing(scene);
  const struck = await strikeWhileEventsFlow(fault, scene, (times) => {
    lines.struck = times;
  });
  await fault.end?.(scene);
  for (const { proxy } of scene.surrounded) proxy.treatment = (exchange) => exchange.pass();
  lines.say('catching up');
  const recoveryS = await caughtUp(scene);
  if (recoveryS === undefined) scene.findings.push('ingestion did not catch up');
  await fault.settle?.(scene);
  await stopIngesters(scene);
  if ((await fault.leftTrace?.(scene)) === false) scene.findings.push('the fault struck without effect');
  lines.say('judging');
  const verdict = await judge(scene);
  const findings = [...scene.findings, ...verdict.findings];
  return { fault: fault.name, struck, recoveryS, ...verdict, findings, notes: scene.notes };
}

async function stopIngesters(scene: Scene): Promise<void> {
  for (const [index, ingester] of scene.ingesters.entries()) {
    // One that still starts has no handler for the signal yet, and others may have done its work.
    if (ingester.runs) await ingester.ready();
    const code = await ingester.stop();
    if (code !== 0) {
      scene.findings.push(`ingester ${index} ended with ${code ?? 'a signal'} when it was asked to stop`);
    }
    const { endedByItself } = ingester;
    if (endedByItself > 0) scene.notes.push(`ingester ${index} ended by itself ${endedByItself} times`);
  }
}

/** @returns where everything is */
function keep(scene: Scene, stacks: Stacks): string {
  const { installation, stack } = scene;
  installation.keep();
  stacks.keep();
  return `kept: topic ${installation.topics.events} and database ${installation.tables.database} of the stack in ${stack.dataDir} (DOCKET_DATA_DIR=${stack.dataDir} npx docket up), logs and evidence in ${scene.file('*')}`;
}
