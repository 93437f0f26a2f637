import { type Treatment } from '../proxy/fault-proxy.js';
import { NewAction } from '../scene/new-action.js';
import { pause } from '../scene/waiting.js';
import { type Fault } from './fault.js';

const EVENTS = 60;
const FIRST_KIND = 100;
const LASTS_MS = 2_500;

const TROUBLES: readonly Treatment[] = [
  (exchange) => {
    exchange.reset();
  },
  (exchange) => exchange.delay(2_000),
  (exchange) => exchange.stall(LASTS_MS),
  (exchange) => {
    exchange.answer(503, 'overloaded');
  },
];

/** Every look-up of a schema goes wrong in some way for a while: none of its records may be refused for it. */
export const registryNetwork: Fault = {
  name: 'registry-network',
  about: 'connection resets, 2 s latency, half-open sockets and 503 between ingestion and the registry',
  strikes: { short: 2, thorough: 8 },
  pauses: [200, 600],
  async strike(scene, time) {
    const { registryProxy } = scene.first;
    const action = await NewAction.create(scene, FIRST_KIND + time);
    registryProxy.treatment = TROUBLES[time % TROUBLES.length] ?? ((exchange) => exchange.pass());
    await action.publish(EVENTS);
    await pause(LASTS_MS);
    registryProxy.treatment = (exchange) => exchange.pass();
    return undefined;
  },
};
