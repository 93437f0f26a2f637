import { type Treatment } from '../proxy/fault-proxy.js';
import { carries } from '../proxy/protocol-steps.js';
import { type Scene } from '../scene/scene.js';
import { between, pause } from '../scene/waiting.js';
import { type Fault } from './fault.js';

const LATENCY_MS = 2_000;
const STALL_MS = 4_000;

/** What a network does to connections, one after another. */
const TROUBLES: readonly ((scene: Scene) => Promise<boolean>)[] = [
  ({ first: { proxy } }) => proxy.next(carries('write events'), (exchange) => exchange.cutRequest()),
  async ({ first: { proxy } }) => {
    proxy.resetAll();
    return Promise.resolve(true);
  },
  (scene) => for3Seconds(scene, (exchange) => exchange.delay(LATENCY_MS)),
  ({ first: { proxy } }) =>
    proxy.next(carries('intend'), (exchange) => {
      exchange.loseRequest();
    }),
  ({ first: { proxy } }) => proxy.next(carries('write events'), (exchange) => exchange.stall(STALL_MS)),
  (scene) =>
    for3Seconds(scene, (exchange) => {
      exchange.loseRequest();
    }),
];

/** Breaks, delays and hollows the connections to ClickHouse. */
export const network: Fault = {
  name: 'network',
  about: 'connection resets, 2 s latency and half-open sockets between ingestion and ClickHouse',
  strikes: { short: 6, thorough: 18 },
  pauses: [100, 600],
  strike: (scene, time) => TROUBLES[time % TROUBLES.length]?.(scene) ?? Promise.resolve(false),
};

async function for3Seconds({ first: { proxy } }: Scene, treatment: Treatment): Promise<boolean> {
  proxy.treatment = treatment;
  await pause(between(2_500, 3_500));
  proxy.treatment = (exchange) => exchange.pass();
  return true;
}
