/** What delivery asks of the log for one partition. Positions are offsets of the next record to read. */
export interface PartitionLog {
  /** First offset that is still kept, and the offset after the newest record. */
  range(): Promise<{ low: number; high: number }>;
  /** Moves the fetch position; records arrive through the inbox. */
  seek(offset: number): void;
  pause(): void;
  resume(): void;
  /** For lag monitors only: what is committed is never read back. */
  commit(next: number): Promise<void>;
}
