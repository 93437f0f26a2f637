/** How long a token is remembered after its part landed, ms. */
export const WINDOW_MS = 100_000;

/** What ClickHouse remembers of the parts that landed: under the same token nothing lands again, for a while. */
export class Tokens {
  readonly #landed = new Map<string, { readonly at: number; readonly content: string }>();

  constructor(
    private readonly now: () => number,
    private readonly contradicted: (key: string) => void,
  ) {}

  /** Whether a part lands. Without a token every part does. @param where table and partition of the part */
  admits(where: string, token: string | undefined, content: string): boolean {
    if (token === undefined) return true;
    const key = `${where} ${token}`;
    const known = this.#landed.get(key);
    if (known && this.now() <= known.at + WINDOW_MS) {
      // ClickHouse would not notice, and drop rows that were never written.
      if (known.content !== content) this.contradicted(key);
      return false;
    }
    this.#landed.set(key, { at: this.now(), content });
    return true;
  }
}
