import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';

/** Who works on the database with a command: a new name every time, which says in ledger and history who it was. */
export function operatorName(): string {
  return `operator/${userName()}@${hostname()}:${process.pid}/${randomUUID()}`;
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
