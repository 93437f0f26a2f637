/** No more may be written: all files together are as large as they may be, or the disk is full. */
export class NoSpaceError extends Error {
  override readonly name = 'NoSpaceError';
}

/** Bytes that all exports together may take. */
export class DiskBudget {
  #used = 0;

  constructor(private readonly bytes: number) {}

  get isSpent(): boolean {
    return this.#used >= this.bytes;
  }

  /** @throws {NoSpaceError} */
  take(bytes: number): void {
    if (this.#used + bytes > this.bytes) throw new NoSpaceError('all exports together are as large as they may be');
    this.#used += bytes;
  }

  /** Counts what is there already, however much it is. */
  found(bytes: number): void {
    this.#used += bytes;
  }

  give(bytes: number): void {
    this.#used -= bytes;
  }
}
