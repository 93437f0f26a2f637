/** What a run has done so far. */
export class TrafficTally {
  readonly startedAt = performance.now();
  /** Events that were handed over. */
  events = 0;
  acknowledged = 0;
  /** When the first and the latest event happened, ms since 1970. */
  firstAt: number | undefined;
  lastAt: number | undefined;
  readonly #actions = new Map<string, number>();

  handedOver(occurredAt: number): void {
    this.events += 1;
    this.firstAt ??= occurredAt;
    this.lastAt = occurredAt;
  }

  published(action: string): void {
    this.acknowledged += 1;
    this.#actions.set(action, (this.#actions.get(action) ?? 0) + 1);
  }

  /** Events by action, most frequent first. */
  get actions(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#actions].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)));
  }

  get seconds(): number {
    return (performance.now() - this.startedAt) / 1000;
  }

  /** Acknowledged events a second. */
  get rate(): number {
    return this.acknowledged / Math.max(this.seconds, 0.001);
  }
}
