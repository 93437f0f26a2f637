import path from 'node:path';
import { KEY_KIND, newApiKey } from '@docket/access';
import { connectProducer } from '@docket/kafka';
import { freePort } from '@docket/local-stack';
import { type BenchInstallation } from '../stack/installation.js';
import { NodeProcess } from '../stack/node-process.js';
import { GATEWAY_MAIN } from '../workspace.js';
import { type GatewayTarget } from './measure-gateway.js';

const READY_WITHIN_MS = 60_000;
const POLL_MS = 50;
const TENANT = 'tenant-0001';

/** A gateway of this checkout as a process, with its defaults but for the rate of a key, which would be measured instead. */
export interface BenchGateway {
  readonly target: GatewayTarget;
  readonly process: NodeProcess;
}

/** @param profileDirectory where a CPU profile of it is left at its end */
export async function startGateway(
  at: BenchInstallation,
  directory: string,
  profileDirectory?: string,
): Promise<BenchGateway> {
  const { text, record } = newApiKey({ tenant: TENANT, name: 'bench', roles: ['writer'] }, new Date());
  const producer = await connectProducer(at.kafka, { clientId: 'bench' });
  const value = Buffer.from(JSON.stringify(record));
  await producer.send(at.topics.control, [{ key: `${KEY_KIND}/${record.id}`, value }]);
  await producer.close();
  const port = await freePort();
  const process = NodeProcess.start({
    name: 'gateway',
    script: GATEWAY_MAIN,
    ...(profileDirectory === undefined ? {} : { nodeOptions: ['--cpu-prof', `--cpu-prof-dir=${profileDirectory}`] }),
    variables: {
      ...at.kafkaVariables,
      DOCKET_GATEWAY_PORT: String(port),
      DOCKET_GATEWAY_EVENTS_PER_SECOND: '10000000',
      DOCKET_LOG_LEVEL: 'error',
    },
    logFile: path.join(directory, 'gateway.log'),
  });
  const url = `http://127.0.0.1:${port}`;
  const deadline = performance.now() + READY_WITHIN_MS;
  while (!(await isReady(url))) {
    if (performance.now() > deadline) throw process.failure();
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return { target: { url, key: text }, process };
}

function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}
