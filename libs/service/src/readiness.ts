/** Something that keeps an instance from its work. */
export interface Problem {
  /** Such as `kafka`, `clickhouse` or `partition 3`. */
  readonly part: string;
  readonly problem: string;
}

/** Whether an instance does everything it is there for. What else is in it is told to whoever asks. */
export interface Readiness {
  readonly ready: boolean;
  readonly problems: readonly Problem[];
}
