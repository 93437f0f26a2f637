import { type Treatment } from '../proxy/fault-proxy.js';
import { carries, PROTOCOL_STEPS, type ProtocolStep } from '../proxy/protocol-steps.js';
import { BadRecords } from '../scene/bad-records.js';
import { type Scene } from '../scene/scene.js';
import { type Fault } from './fault.js';

/** Only taken when a batch outlived the deduplication window: the fault of that name kills there. */
const ELSEWHERE: ProtocolStep = 'list hours';

/**
 * Every moment between two steps: a step's request was sent and never arrived, or was carried out and never answered.
 * The proxy sees each step on the wire, so that the service needs no hook for this.
 */
const MOMENTS = (Object.keys(PROTOCOL_STEPS) as ProtocolStep[])
  .filter((step) => step !== ELSEWHERE)
  .flatMap((step) => [
    { step, carriedOut: false },
    { step, carriedOut: true },
  ]);

/** A start and the session of whoever was killed before, on a busy machine. */
const STEP_WITHIN_MS = 60_000;
const FIRST_NUMBER = 10_000_000;
const bad = new WeakMap<Scene, BadRecords>();

/** Ends the process between each pair of protocol steps. */
export const killSteps: Fault = {
  name: 'kill-steps',
  about: 'kill -9 of ingestion between each pair of protocol steps',
  strikes: { short: 5, thorough: MOMENTS.length },
  pauses: [50, 300],
  async prepare(scene) {
    bad.set(scene, await BadRecords.create(scene));
  },
  leftTrace: ({ recovered }) => recovered,
  async strike(scene, time) {
    const { ingester, proxy } = scene.first;
    // In a short run the later steps, which write, before the others.
    const moment = MOMENTS[MOMENTS.length - 1 - (time % MOMENTS.length)];
    if (!moment) return false;
    const killed: Treatment = async (exchange) => {
      if (moment.carriedOut) {
        await exchange.loseAnswer(() => ingester.kill9());
      } else {
        await ingester.kill9();
        exchange.loseRequest();
      }
    };
    const struck = proxy.next(carries(moment.step), killed, STEP_WITHIN_MS);
    // So that every step is due, also when the traffic is over.
    const { source, publisher } = scene.sources;
    await publisher.publish(source.event(FIRST_NUMBER + time));
    await bad.get(scene)?.send(2);
    // Steps of opening are taken once per start.
    if (!DELIVERING.has(moment.step)) {
      await ingester.kill9();
      ingester.start();
    }
    const came = await struck;
    ingester.start();
    if (!came) scene.findings.push(`the step "${moment.step}" never came`);
    return came;
  },
};

const DELIVERING: ReadonlySet<ProtocolStep> = new Set(['intend', 'write events', 'write rejections']);
