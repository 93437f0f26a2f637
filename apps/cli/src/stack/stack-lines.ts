import { type StackStatus } from '@docket/local-stack';
import { table } from '../table.js';

/** A stack as people read it. */
export function stackLines(status: StackStatus): string[] {
  if (status.state === 'down') return ['the local stack does not run; `docket up` starts it'];
  const rows = status.parts.map(({ name, port, pid, answers, logFile }) => [
    name,
    pid === undefined ? 'ended' : answers ? 'answers' : 'does not answer',
    `127.0.0.1:${port}`,
    pid === undefined ? '' : String(pid),
    logFile,
  ]);
  return [table(['part', 'state', 'address', 'pid', 'log'], rows)];
}

/** Whether every part of the stack answers. */
export function isWhole(status: StackStatus): boolean {
  return status.state !== 'down' && status.parts.every(({ answers }) => answers);
}
