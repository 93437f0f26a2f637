import { setTimeout as delay } from 'node:timers/promises';
import { describeProgress, readStack, type StackEndpoints, startStack } from '@docket/local-stack';
import { type CliContext } from '../context.js';
import { stackVariables } from '../local-defaults.js';
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
    context.out.note('stopping the local stack');
    await Promise.race([
      starting.then((stack) => stack.stop()).catch(() => undefined),
      delay(STOP_WITHIN_MS, undefined, { ref: false }),
    ]);
  });
  return (await starting).endpoints;
}

/** The same context, bound to the local stack whatever variables name other servers. */
export function onStack(context: CliContext, endpoints: StackEndpoints): CliContext {
  const env = { ...withoutServers(context.environment()), ...stackVariables(endpoints) };
  return { ...context, environment: () => env };
}

/** Variables without those that name or describe other servers: this stack needs no TLS, no SASL, no prefix. */
function withoutServers(env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^DOCKET_(KAFKA|REGISTRY|CLICKHOUSE|QUERY)_/.test(name)),
  );
}
