import http from 'node:http';
import { type Percentiles, percentilesOf } from '../latency/latencies.js';
import { type EventBodies } from './event-bodies.js';

/** A gateway that is ready, and a key that may write. */
export interface GatewayTarget {
  readonly url: string;
  readonly key: string;
}

/** How it is loaded. */
export interface GatewayLoad extends EventBodies {
  readonly events: number;
  /** Clients, each of which waits for its answer before it sends again. */
  readonly connections: number;
}

/** What came of it. */
export interface GatewayFinding {
  readonly eventsPerBody: number;
  readonly connections: number;
  readonly events: number;
  readonly eventsPerSecond: number;
  /** From the first byte of a request to the last of its answer, ms. */
  readonly latency: Percentiles;
}

const ACCEPTED = 202;

/** Sends events until so many are accepted. @throws when any answer is not 202 */
export async function measureGateway(target: GatewayTarget, load: GatewayLoad): Promise<GatewayFinding> {
  const { eventsPerBody, connections, bodies } = load;
  const requests = Math.ceil(load.events / eventsPerBody);
  const latencies = new Float64Array(requests);
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  let next = 0;
  const client = async (): Promise<void> => {
    for (let request = next++; request < requests; request = next++) {
      const since = performance.now();
      await post(target, agent, bodies[request % bodies.length] ?? Buffer.alloc(0));
      latencies[request] = performance.now() - since;
    }
  };
  const since = performance.now();
  await Promise.all(Array.from({ length: connections }, client));
  const seconds = (performance.now() - since) / 1000;
  agent.destroy();
  const events = requests * eventsPerBody;
  return { eventsPerBody, connections, events, eventsPerSecond: events / seconds, latency: percentilesOf(latencies) };
}

function post({ url, key }: GatewayTarget, agent: http.Agent, body: Buffer): Promise<void> {
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    'content-length': body.length,
  };
  return new Promise((resolve, reject) => {
    const request = http.request(`${url}/v1/events`, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === ACCEPTED) resolve();
        else reject(new Error(`the gateway answered ${response.statusCode ?? 0}`));
      });
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}
