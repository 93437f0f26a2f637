/** The rows of `ingest_hold`. */
export class Holds {
  readonly #rows: { readonly owner: string; readonly at: number; readonly until: number }[] = [];

  /** @param at ms since 1970, by the server's clock */
  add(owner: string, at: number, seconds: number): void {
    this.#rows.push({ owner, at, until: at + seconds * 1000 });
  }

  /** Whether the topic is held, as the guard of an intent finds: the earliest end of an owner counts. */
  areThereAt(now: number): boolean {
    const ends = new Map<string, number>();
    for (const { owner, at, until } of this.#rows) {
      // A clock that was set back must not make a hold last.
      if (at <= now) ends.set(owner, Math.min(ends.get(owner) ?? until, until));
    }
    return [...ends.values()].some((until) => until > now);
  }
}
