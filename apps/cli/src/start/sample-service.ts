import path from 'node:path';
import { kafkaSettings, registrySettings } from '../connections.js';
import { WORKSPACE_ROOT } from '../workspace.js';
import { type Endings } from './endings.js';
import { SAMPLE } from './sample.js';
import { ServiceProcess } from './service-process.js';
import { type Site } from './site.js';

/** Built main file. An example is a service like those of other people: only its environment is known here. */
const MAIN = path.join(WORKSPACE_ROOT, 'samples/helpdesk-service/dist/main.js');
const STOP_WITHIN_MS = 15_000;

/** The help desk of `samples/helpdesk-service`. */
export interface SampleService {
  readonly url: string;
  /** Resolves with the error to tell when it ends by itself. */
  readonly broken: Promise<Error>;
}

/**
 * Starts the example help desk on the servers of a site, for the tenant of the sample.
 * @param rate how often a second somebody does something there
 */
export async function startSampleService(site: Site, rate: number, endings: Endings): Promise<SampleService> {
  const { context } = site;
  const service = ServiceProcess.start({
    name: 'helpdesk',
    script: MAIN,
    env: {
      ...context.processVariables,
      HELPDESK_PORT: '0',
      HELPDESK_KAFKA_BROKERS: kafkaSettings(context).brokers.join(','),
      HELPDESK_REGISTRY_URL: registrySettings(context).url,
      HELPDESK_TENANT: SAMPLE.tenant,
      HELPDESK_TRAFFIC_RATE: String(rate),
    },
    logFile: path.join(context.dataDir(), 'logs/helpdesk.log'),
  });
  endings.add(() => service.stop(STOP_WITHIN_MS));
  const ready = () => /^help desk ready; (\S+)$/m.exec(service.output())?.[1];
  await service.untilReady(() => Promise.resolve(ready() !== undefined), context.signal);
  return { url: ready() ?? '', broken: service.exited.then(() => service.failure()) };
}
