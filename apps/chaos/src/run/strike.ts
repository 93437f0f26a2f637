import { type Fault } from '../faults/fault.js';
import { type Scene } from '../scene/scene.js';
import { becomes, between, pause } from '../scene/waiting.js';

/** A fault that can no longer strike must not wait for ever. */
const PATIENCE_MS = 90_000;
/** Nor may one that strikes so well that the events never get through: then they get their rest. */
const LONGEST_MS = 300_000;
/** So many times as long as the traffic would take without any fault. */
const LONGEST_RATIO = 4;

/**
 * Lets the fault strike for as long as events flow, and lets each strike have its share of them.
 * @param struck is told how often it struck, each time
 * @returns how often it struck
 */
export async function strikeWhileEventsFlow(
  fault: Fault,
  scene: Scene,
  struck: (times: number) => void,
): Promise<number> {
  const { traffic } = scene.sources;
  const { thorough, events } = scene.size;
  const until = performance.now() + LONGEST_MS + (LONGEST_RATIO * 1000 * events) / traffic.perSecond;
  const atLeast = fault.strikes[thorough ? 'thorough' : 'short'];
  const lead = thorough ? events * (fault.lead ?? 0) : 0;
  traffic.allow(lead);
  await becomes(() => traffic.emitted >= lead, until - performance.now());
  let times = 0;
  let last = performance.now();
  for (let time = 0; (!traffic.isOver && performance.now() < until) || times < atLeast; time += 1) {
    traffic.allow(lead + ((events - lead) * (times + 1)) / atLeast);
    await Promise.race([pause(between(...fault.pauses)), traffic.finished]);
    if ((await fault.strike(scene, time)) !== false) {
      times += 1;
      last = performance.now();
      struck(times);
    } else if (performance.now() - last > PATIENCE_MS) {
      break;
    }
  }
  traffic.allow(events);
  await traffic.finished;
  if (times < atLeast) scene.findings.push(`the fault struck only ${times} of ${atLeast} times`);
  return times;
}
