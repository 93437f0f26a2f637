/** What an import has done so far. */
export class Tally {
  readonly startedAt = performance.now();
  rows = 0;
  private readonly badLines = new Set<number>();
  private readonly counts = new Map<string, number>();

  published(action: string): void {
    this.counts.set(action, (this.counts.get(action) ?? 0) + 1);
  }

  bad(line: number): void {
    this.badLines.add(line);
  }

  /** Rows that gave no event, or of which an event was refused. */
  get badRows(): number {
    return this.badLines.size;
  }

  get events(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Events by action, most frequent first. */
  get actions(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)));
  }

  get seconds(): number {
    return (performance.now() - this.startedAt) / 1000;
  }
}
