// Where tests keep what their servers store: in memory, if this machine has plenty of it.
// Servers make and delete files by the hundred thousand there. File systems without a journal, as virtual machines often
// have, make new files slowly for minutes after that, so that the same tests take twice as long.
import { freemem, tmpdir } from 'node:os';
import { accessSync, constants, statfsSync } from 'node:fs';

const IN_MEMORY = '/dev/shm';
const PLENTY_BYTES = 8 * 1024 ** 3;

/** The value for `TMPDIR`; one that was set by hand is kept. */
export function temporaryDirectory() {
  if (process.env.TMPDIR || freemem() < PLENTY_BYTES) return tmpdir();
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize < PLENTY_BYTES ? tmpdir() : IN_MEMORY;
  } catch {
    return tmpdir();
  }
}
