/**
 * What a run can reach, and how often it must happen per 100 runs, at the least: a third of what is usual. Less would
 * mean that the runs do not look where they should.
 */
export const LEAST_PER_100_RUNS = {
  'records decided to be stored': 1,
  'records decided to be rejected': 1,
  'records decided to be duplicates': 1,
  'batches written': 1,
  'partitions opened': 1,
  'openings with the number of another one': 1,
  'fences lost': 1,
  'fences stolen for a moment': 1,
  'intents refused while the topic was held': 1,
  'cuts taken': 1,
  'cuts that were void': 1,
  'versions replayed': 1,
  'inserts refused by the fence': 1,
  'inserts refused by the window': 1,
  'batches recovered': 1,
  'batches completed after the window had passed': 1,
  'batches recovered by another version': 1,
  'drains that found running inserts': 1,
  'inserts that had to be killed': 1,
  'parts landed after KILL': 0.3,
  'inserts that landed after another opening': 1,
  'parts dropped by their token': 1,
  'views that failed': 1,
  'views fed when the rows came again': 1,
  'answers lost': 1,
  'calls given up': 1,
  'database crashes': 1,
  'tokens that outlived their rows': 1,
  'inserts refused because the server was started since': 1,
  'process crashes': 1,
  'processes stalled': 1,
  'fetches handed over late': 1,
  "ClickHouse's clock set": 1,
  'registry outages': 1,
  'partitions stopped by deleted records': 1,
} as const;

export type Reached = keyof typeof LEAST_PER_100_RUNS;

/** How often what was reached. */
export class Coverage {
  readonly counts = new Map<Reached, number>();

  readonly add = (what: Reached, times = 1): void => {
    this.counts.set(what, (this.counts.get(what) ?? 0) + times);
  };

  /** What was reached too rarely in so many runs. */
  missing(runs: number): string[] {
    return Object.entries(LEAST_PER_100_RUNS).flatMap(([what, least]) => {
      const count = this.counts.get(what as Reached) ?? 0;
      return count * 100 >= least * runs ? [] : [`${what}: ${count}, at least ${Math.ceil((least * runs) / 100)}`];
    });
  }
}
