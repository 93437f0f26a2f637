/** Where events wait while Kafka is away, slow or full. */
export interface SpoolOptions {
  /**
   * Directory of the spool, made when it is missing. On a disk that outlives the process and the container: a durable event that is
   * spooled is as safe as this directory. Processes may share one.
   */
  readonly directory: string;
  /** Most bytes the spool takes, the left-overs of earlier processes included. Default 1 GiB. When it is full, events are refused. */
  readonly maxBytes?: number;
  /** How long an event waits for others to be written and synced together, ms. Default 10. */
  readonly syncMs?: number;
  /** Kafka is taken for slow when it has not answered for so long, ms: then events go to the spool. Default 1,000. */
  readonly slowMs?: number;
}

export const SPOOL_DEFAULTS = { maxBytes: 1024 * 1024 * 1024, syncMs: 10, slowMs: 1_000 };
