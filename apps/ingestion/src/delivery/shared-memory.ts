/** Memory that the partitions of an instance share evenly, however many it has at the moment. */
export class SharedMemory {
  #sharers = 1;

  /** @param totalBytes for all of them @param leastBytes what each gets in any case */
  constructor(
    private readonly totalBytes: number,
    private readonly leastBytes: number,
  ) {}

  /** How many share it from now on. */
  shareAmong(sharers: number): void {
    this.#sharers = Math.max(1, sharers);
  }

  /** The share of each, bytes. */
  get share(): number {
    return Math.max(this.leastBytes, Math.floor(this.totalBytes / this.#sharers));
  }
}
