import { CALM } from '../proxy/tcp-proxy.js';
import { type Scene } from '../scene/scene.js';
import { pause } from '../scene/waiting.js';
import { type Fault } from './fault.js';

const LATENCY_MS = 2_000;
const LASTS_MS = 4_000;
/** Longer than the client waits for an answer, so that it has to find out by itself. */
const HOLLOW_MS = 35_000;

/** Breaks, delays and hollows the connections to Kafka. */
export const kafkaNetwork: Fault = {
  name: 'kafka-network',
  about: 'connection resets, 2 s latency and half-open sockets before Kafka',
  strikes: { short: 3, thorough: 9 },
  pauses: [200, 800],
  async strike(scene, time) {
    const { kafkaProxy } = scene.first;
    if (time % 3 === 0) {
      kafkaProxy.resetAll();
    } else if (time % 3 === 1) {
      kafkaProxy.weather = { delayMs: LATENCY_MS, hollow: false };
      await pause(LASTS_MS);
      kafkaProxy.weather = CALM;
    } else {
      await hollow(scene, time);
    }
    return undefined;
  },
};

/** In a long run once for longer than any time-out; else the connections are broken at the end. */
async function hollow(scene: Scene, time: number): Promise<void> {
  const { kafkaProxy } = scene.first;
  const long = scene.thorough && time === 2;
  kafkaProxy.weather = { delayMs: 0, hollow: true };
  await pause(long ? HOLLOW_MS : LASTS_MS);
  kafkaProxy.weather = CALM;
  if (!long) kafkaProxy.resetAll();
}
