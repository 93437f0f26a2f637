import { type Fault } from './fault.js';
import { trouble } from './tcp-troubles.js';

/** Troubles the connections between the publishing service and Kafka: acknowledgements are lost, events come twice. */
export const sdkNetwork: Fault = {
  name: 'sdk-network',
  about: 'connection resets, 2 s latency and half-open sockets between the SDK and Kafka',
  strikes: { short: 3, thorough: 9 },
  pauses: [200, 800],
  async strike(scene, time) {
    await trouble(scene.sources.trafficProxy, time, scene.size.thorough);
    return undefined;
  },
};
