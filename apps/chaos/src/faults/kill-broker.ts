import { between, pause } from '../scene/waiting.js';
import { type Fault } from './fault.js';
import { allInSync } from './in-sync.js';

const NODES = 3;

/** Ends one broker of three, whichever partitions it leads, and starts it on the data it left. */
export const killBroker: Fault = {
  name: 'kill-broker',
  about: 'kill -9 of one broker of three (replication 3, two in sync)',
  alone: true,
  kafkaNodes: NODES,
  strikes: { short: 2, thorough: 6 },
  pauses: [1_000, 2_000],
  async strike(scene, time) {
    const node = scene.stack.kafka.nodes[time % NODES];
    if (!node) return false;
    await node.kill9();
    await pause(between(500, 2_500));
    await node.start();
    // Two away at once would be another fault, under which nothing can be published.
    return allInSync(scene);
  },
};
