import { closeSync, openSync, writeSync } from 'node:fs';
import { type DurableReceipt } from '@docket/sdk';

const ENOUGH = 1_000;

/**
 * A file of what producers were told, a line each, by tabs: partition and offset (nothing for what is only in the spool), event id, and
 * a note of the producer's own. The verifier reads it.
 */
export class AcknowledgementFile {
  readonly #descriptor: number;
  #lines: string[] = [];

  /** @param keep adds to what is there */
  constructor(
    readonly path: string,
    { keep = false }: { readonly keep?: boolean } = {},
  ) {
    this.#descriptor = openSync(path, keep ? 'a' : 'w');
  }

  add(receipt: DurableReceipt, note: string | number = ''): void {
    const place = receipt.state === 'kafka' ? `${receipt.partition}\t${receipt.offset}` : '\t';
    this.#lines.push(`${place}\t${receipt.event_id}\t${note}\n`);
    if (this.#lines.length >= ENOUGH) this.flush();
  }

  /** Writes what was kept back to write less often. */
  flush(): void {
    if (this.#lines.length === 0) return;
    writeSync(this.#descriptor, this.#lines.join(''));
    this.#lines = [];
  }

  close(): void {
    this.flush();
    closeSync(this.#descriptor);
  }
}
