import { Readable } from 'node:stream';

/** The client takes nothing of what waits for it. */
export class StalledError extends Error {
  override readonly name = 'StalledError';
}

/** Bytes that may wait for a client before nothing more is made for it. */
const BUFFER_BYTES = 64 * 1024;

/** Text on its way to a client. What waits is bounded: a writer waits until it was taken. */
export class Outlet extends Readable {
  #onDemand: (() => void) | undefined;

  /** @param patienceMs how long a client may take nothing while its buffer is full */
  constructor(private readonly patienceMs: number) {
    super({ highWaterMark: BUFFER_BYTES });
  }

  override _read(): void {
    this.#onDemand?.();
  }

  /**
   * Resolves when there is room for more.
   * @throws {StalledError} when there is none for too long
   */
  async write(text: string): Promise<void> {
    if (this.destroyed || this.push(text)) return;
    await new Promise<void>((resolve, reject) => {
      const settle = (end: () => void) => () => {
        clearTimeout(timer);
        this.off('close', taken);
        this.#onDemand = undefined;
        end();
      };
      const taken = settle(resolve);
      const stalled = settle(() => {
        reject(new StalledError(`nothing was taken for ${this.patienceMs} ms`));
      });
      const timer = setTimeout(stalled, this.patienceMs);
      this.once('close', taken);
      this.#onDemand = taken;
    });
  }

  /** Ends behind a last text. A client that does not take even that is cut off. */
  finish(text: string): void {
    if (this.destroyed) return;
    this.push(text);
    this.push(null);
    const timer = setTimeout(() => this.destroy(), this.patienceMs);
    this.once('close', () => {
      clearTimeout(timer);
    });
  }
}
