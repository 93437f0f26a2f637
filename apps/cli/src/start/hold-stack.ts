import { setTimeout as delay } from 'node:timers/promises';
import { describeProgress, readStack, type StackEndpoints, startStack } from '@docket/local-stack';
import { type Environment } from '@docket/config';
import { type CliContext } from '../context.js';
import { type Endings } from './endings.js';

/**
 * Interrupted in a long download, the stack cannot be stopped before it is there. After this time the process ends all
 * the same, and the parts with it.
 */
const STOP_WITHIN_MS = 30_000;

/**
 * The local stack: the one that `docket up` runs, which stays, or one of our own, which ends with us.
 * A stack of our own ends with this process even when that is killed.
 */
export async function holdStack(context: CliContext, endings: Endings): Promise<StackEndpoints> {
  const running = readStack(context.dataDir());
  if (running?.state === 'ready') {
    context.out.note('using the local stack that runs already');
    return running.endpoints;
  }
  const starting = startStack({
    dataDir: context.dataDir(),
    onProgress: (progress) => {
      context.out.note(describeProgress(progress));
    },
  });
  endings.add(async () => {
    const stopped = starting.then((stack) => stack.stop()).catch(() => undefined);
    await Promise.race([stopped, delay(STOP_WITHIN_MS, undefined, { ref: false })]);
  });
  return (await starting).endpoints;
}

/** The same context, bound to these servers whatever variables name others. */
export function onServers(context: CliContext, variables: Environment): CliContext {
  const env = { ...withoutServers(context.environment()), ...variables };
  return { ...context, environment: () => env };
}

/** Variables without those that name or describe other servers: these need no TLS, no SASL, no prefix. */
function withoutServers(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^DOCKET_(KAFKA|REGISTRY|CLICKHOUSE|QUERY)_/.test(name)),
  );
}
