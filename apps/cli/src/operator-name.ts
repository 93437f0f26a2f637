import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { type Requester } from '@docket/projections';

/** Who works on the database with a command: a new name every time, which says in ledger and history who it was. */
export function operatorName(): string {
  return `operator/${userName()}@${hostname()}:${process.pid}/${randomUUID()}`;
}

/** Who works with a command, every time: for history and audit log. */
export function operator(): Requester {
  return { type: 'SYSTEM', id: `operator/${userName()}@${hostname()}` };
}

/** The account of the operating system that commands run under. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that has no name.
    return String(process.getuid?.() ?? 'unknown');
  }
}
