/**
 * An answer that is asked for at most once per `forMs`, however many want it, and waited for no longer than `withinMs`. As
 * long as a question has no answer it is not asked again.
 */
export class Recent<T> {
  #asked: { readonly at: number; readonly answer: Promise<T> } | undefined;
  #underWay: Promise<T> | undefined;

  constructor(
    private readonly ask: () => Promise<T>,
    private readonly times: { readonly forMs: number; readonly withinMs: number },
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Rejects with what the question failed with, or when it took too long. */
  get(): Promise<T> {
    if (this.#asked && this.now() - this.#asked.at < this.times.forMs) return this.#asked.answer;
    this.#underWay ??= this.ask().finally(() => {
      this.#underWay = undefined;
    });
    const answer = within(this.#underWay, this.times.withinMs);
    this.#asked = { at: this.now(), answer };
    return answer;
  }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${ms} ms`));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
