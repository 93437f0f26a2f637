import { between, pause } from '../scene/waiting.js';
import { type Fault } from './fault.js';

/** Ends one broker of three, whichever partitions it leads, and starts it on the data it left. */
export const killBroker: Fault = {
  name: 'kill-broker',
  about: 'kill -9 of one broker of three (replication 3, two in sync)',
  kafkaNodes: 3,
  strikes: { short: 2, thorough: 6 },
  pauses: [1_000, 2_000],
  async strike({ stack: { kafka } }, time) {
    const node = kafka.nodes[time % kafka.nodes.length];
    if (!node) return false;
    await node.kill9();
    await pause(between(500, 2_500));
    await node.start();
    return undefined;
  },
};
