import { closeSync, openSync, writeSync } from 'node:fs';

const ENOUGH = 1_000;

/** A file of what producers were told, a line each: partition, offset and event id, by tabs. The verifier reads it. */
export class AcknowledgementFile {
  readonly #descriptor: number;
  #lines: string[] = [];

  constructor(readonly path: string) {
    this.#descriptor = openSync(path, 'w');
  }

  add(partition: number, offset: bigint, eventId: string): void {
    this.#lines.push(`${partition}\t${offset}\t${eventId}\n`);
    if (this.#lines.length >= ENOUGH) this.flush();
  }

  /** Writes what was kept back to write less often. */
  flush(): void {
    writeSync(this.#descriptor, this.#lines.join(''));
    this.#lines = [];
  }

  close(): void {
    this.flush();
    closeSync(this.#descriptor);
  }
}
