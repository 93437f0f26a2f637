import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';

/**
 * Numbers of the events that earlier processes of a producer were told of. A last line that is not whole was being written when the
 * process was killed, and is cut off.
 */
export function acknowledgedBefore(file: string): Set<number> {
  if (!existsSync(file)) return new Set();
  const bytes = readFileSync(file);
  const whole = bytes.lastIndexOf('\n') + 1;
  if (whole < bytes.length) truncateSync(file, whole);
  const lines = bytes.toString('utf8', 0, whole).split('\n').slice(0, -1);
  return new Set(lines.map((line) => Number(line.slice(line.lastIndexOf('\t') + 1))));
}

const BLOCK = 200;
const BYTES = 8;

/** Up to which number events may have been emitted, written down before they are. Outlives the process, not the machine. */
export class BegunFile {
  /** Events from this number on were emitted by no earlier process. */
  readonly before: number;
  readonly #descriptor: number;
  #written: number;

  constructor(path: string) {
    const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    // Empty when the process before was killed before it emitted anything.
    this.before = bytes.length === BYTES ? bytes.readDoubleLE() : 0;
    this.#written = this.before;
    this.#descriptor = openSync(path, bytes.length === BYTES ? 'r+' : 'w');
  }

  /** An event is about to be emitted; blocks of them are written down at once. */
  begin(index: number): void {
    if (index < this.#written) return;
    this.#written = index + BLOCK;
    this.#write();
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #write(): void {
    const bytes = Buffer.alloc(BYTES);
    bytes.writeDoubleLE(this.#written);
    writeSync(this.#descriptor, bytes, 0, BYTES, 0);
  }
}
