/** How a question is put. */
export interface Load {
  /** Each waits for its answer before it asks again. */
  readonly clients: number;
  readonly seconds: number;
}

/** What came of it. */
export interface LoadFinding {
  /** How long each answer took, ms. */
  readonly durations: Float64Array;
  /** Answers that were none, with what the first of them said. */
  readonly failures: number;
  readonly firstFailure: string | undefined;
}

/** How long is asked without counting before, s. */
const WARM_UP_SECONDS = 2;
/** A client asks so often at least, however slow the answers are. */
const LEAST = 2;

/**
 * Asks from several clients at once for a time.
 * @param ask is told how many were asked before, and which client asks
 */
export async function underLoad(
  { clients, seconds }: Load,
  ask: (number: number, client: number) => Promise<unknown>,
): Promise<LoadFinding> {
  const durations: number[] = [];
  let failures = 0;
  let firstFailure: string | undefined;
  const until = performance.now() + seconds * 1000;
  let number = 0;
  const work = async (client: number): Promise<void> => {
    for (let asked = 0; asked < LEAST || performance.now() < until; asked += 1) {
      const since = performance.now();
      try {
        await ask(number++, client);
        durations.push(performance.now() - since);
      } catch (error) {
        failures += 1;
        firstFailure ??= String(error);
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => work(client)));
  return { durations: Float64Array.from(durations), failures, firstFailure };
}

/** The same, after a while that does not count: servers compile and cache what they use first. */
export async function underLoadWarm(load: Load, ask: Parameters<typeof underLoad>[1]): Promise<LoadFinding> {
  await underLoad({ ...load, seconds: Math.min(WARM_UP_SECONDS, load.seconds) }, ask);
  return underLoad(load, ask);
}
