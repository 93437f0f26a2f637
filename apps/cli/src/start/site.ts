import path from 'node:path';
import { type CliContext } from '../context.js';
import { COMPOSE_GATEWAY_URL, COMPOSE_QUERY_URL, composeDown, composeUp, composeVariables } from '../docker/compose.js';
import { stackVariables } from '../local-defaults.js';
import { type Endings } from './endings.js';
import { holdStack, onServers } from './hold-stack.js';
import { prepareStack } from './prepare.js';
import { startServices } from './services.js';
import { forgetServices, writeServices } from './services-file.js';

/** Everything runs: where, and how to know that it no longer does. */
export interface Site {
  /** Bound to these servers, and to the folder that belongs to their data. */
  readonly context: CliContext;
  readonly queryUrl: string;
  readonly gatewayUrl: string;
  /** Resolves when a service ends by itself, with the error to tell. */
  readonly broken: Promise<Error>;
}

/** Real servers and the services as children of this process. */
export async function localSite(context: CliContext, endings: Endings): Promise<Site> {
  const dataDir = context.dataDir();
  const endpoints = await holdStack(context, endings);
  const local = onServers(context, stackVariables(endpoints));
  await prepareStack(local);
  context.signal.throwIfAborted();
  context.out.note('starting ingestion, ops worker, query service and gateway');
  const services = await startServices({ dataDir, endpoints, env: local.environment(), signal: context.signal });
  endings.add(() => services.stop());
  writeServices(dataDir, services);
  endings.add(() => {
    forgetServices(dataDir);
  });
  return { context: local, queryUrl: services.queryUrl, gatewayUrl: services.gatewayUrl, broken: services.broken() };
}

/** The containers of docker-compose.yml, which make topics, schemas and tables themselves. */
export async function dockerSite(context: CliContext, endings: Endings): Promise<Site> {
  const env = context.processVariables;
  endings.add(() => composeDown(env));
  await composeUp(env);
  // Key and marker belong to the data in Docker's volumes, not to those of the local stack.
  const dataDir = path.join(context.dataDir(), 'docker');
  const docker = { ...onServers(context, composeVariables()), dataDir: () => dataDir };
  return {
    context: docker,
    queryUrl: COMPOSE_QUERY_URL,
    gatewayUrl: COMPOSE_GATEWAY_URL,
    broken: new Promise(() => undefined),
  };
}
