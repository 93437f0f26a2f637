import { type Fault } from './fault.js';
import { trouble } from './tcp-troubles.js';

/** Troubles the connections between ingestion and Kafka. */
export const kafkaNetwork: Fault = {
  name: 'kafka-network',
  about: 'connection resets, 2 s latency and half-open sockets between ingestion and Kafka',
  strikes: { short: 3, thorough: 9 },
  pauses: [200, 800],
  async strike(scene, time) {
    await trouble(scene.first.kafkaProxy, time, scene.size.thorough);
    return undefined;
  },
};
