import { answersHttp } from './http.js';
import { listedBrokers } from './kafka/probe.js';
import { isRunning } from './process-identity.js';
import { registryUrl } from './registry/registry.js';
import { readStack, type StackEndpoints, type StackRecord } from './stack-file.js';

/** One server as it is now. */
export interface PartStatus {
  name: string;
  port: number;
  logFile: string;
  /** `undefined` when its process does not run. */
  pid: number | undefined;
  /** Whether it answers in its own protocol. */
  answers: boolean;
}

/** The stack of a data directory as it is now. */
export type StackStatus =
  | { state: 'down' }
  | {
      state: StackRecord['state'];
      holderPid: number;
      /** ISO 8601, UTC. */
      startedAt: string;
      endpoints: StackEndpoints;
      parts: PartStatus[];
    };

/** Asks every server of the stack, in whichever process it is held. */
export async function stackStatus(dataDir: string): Promise<StackStatus> {
  const stack = readStack(dataDir);
  if (stack === undefined) return { state: 'down' };
  const { state, startedAt, endpoints, holder } = stack;
  const parts = await Promise.all(stack.parts.map(partStatus));
  return { state, startedAt, endpoints, holderPid: holder.pid, parts };
}

async function partStatus({ name, port, logFile, process }: StackRecord['parts'][number]): Promise<PartStatus> {
  const pid = process !== undefined && isRunning(process) ? process.pid : undefined;
  return { name, port, logFile, pid, answers: pid !== undefined && (await answers(name, port)) };
}

async function answers(name: string, port: number): Promise<boolean> {
  if (name === 'registry') return answersHttp(`${registryUrl(port)}/subjects`);
  if (name === 'clickhouse') return answersHttp(`http://127.0.0.1:${port}/ping`);
  return listedBrokers(port).then(
    (ids) => ids.length > 0,
    () => false,
  );
}
