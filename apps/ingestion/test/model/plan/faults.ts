import fc from 'fast-check';

/** Per 1000 cases. */
const CHANCES = {
  /** Answers: lost on the way back. */
  lostAnswer: 1,
  /** Statements: turned away as the server is busy, without any effect. */
  busy: 1,
  /** Statements: stuck in the network, or as inserts that started and wait for their body. */
  held: 1,
  /** Landings: the view fails, and with it the insert. */
  viewFails: 2,
  /** Landings: parts of an insert land in another order than the usual one. */
  disorder: 2,
  /** Fetches: slow, or handed over although they are out of date. */
  stale: 2,
  /** Losses of all partitions: the process does not hear of it for now. */
  deaf: 2,
} as const;

/** Weights among the steps in which something goes wrong, or changes. */
const WEIGHTS = {
  /** A caller gives up waiting for an answer. */
  timeout: 2,
  /** A running insert is ended by hand. */
  kill: 1,
  /** The database ends with all that runs in it, and comes back. */
  serverCrash: 1,
  crash: 1,
  start: 1,
  /** A process ends in good order. */
  finish: 1,
  /** A process stands still. */
  stall: 1,
  rebalance: 2,
  /** Somebody takes the fence for a moment. */
  thief: 1,
  /** The clock moves on by a good part of the deduplication window. */
  leap: 1,
  /** ClickHouse's clock is set an hour ahead, or back. */
  clock: 1,
  /** The registry goes away, or comes back. */
  registry: 1,
  /** Old records are deleted from the log. */
  truncate: 0.3,
} as const;

/** Somebody replays a projection. As often as fences are taken: a rate of its own would make other runs of old seeds. */
interface Replays {
  readonly replay: number;
}

/** What a run always needs: new records, and an end for what is held, stalled or deaf. */
interface Upkeep {
  readonly produce: number;
  readonly release: number;
}

/** How often what goes wrong in a run. */
export type FaultRates = Readonly<Record<keyof typeof CHANCES | keyof typeof WEIGHTS, number>> & Upkeep & Replays;

/** What happens in a step of its own. */
export type FaultStep = keyof typeof WEIGHTS | keyof Upkeep | keyof Replays;

/** Nothing goes wrong. */
export const NO_FAULTS: FaultRates = {
  lostAnswer: 0,
  busy: 0,
  held: 0,
  viewFails: 0,
  disorder: 0,
  stale: 0,
  deaf: 0,
  timeout: 0,
  kill: 0,
  serverCrash: 0,
  crash: 0,
  start: 0,
  finish: 0,
  stall: 0,
  rebalance: 0,
  thief: 0,
  leap: 0,
  clock: 0,
  registry: 0,
  truncate: 0,
  produce: 0,
  release: 0,
  replay: 0,
};

/** Left out of two runs in three, so that each kind can do its worst while work goes on; rare combinations need room. */
function sometimes(rate: fc.Arbitrary<number>, times: number): fc.Arbitrary<number> {
  const share = Math.min(1, times);
  return fc.oneof(
    { weight: Math.round(100 - 33 * share), arbitrary: fc.constant(0) },
    { weight: Math.round(33 * share), arbitrary: rate.map((value) => Math.ceil(value * times)) },
  );
}

function each<K extends string>(
  table: Readonly<Record<K, number>>,
  rate: fc.Arbitrary<number>,
): { [key in K]: fc.Arbitrary<number> } {
  const entries = Object.entries<number>(table).map(([name, times]) => [name, sometimes(rate, times)]);
  return Object.fromEntries(entries) as { [key in K]: fc.Arbitrary<number> };
}

/** A few kinds of faults; work goes from hand to hand in every run. */
export const faultRates: fc.Arbitrary<FaultRates> = fc
  .record({
    rates: fc.record({
      ...each(CHANCES, fc.integer({ min: 30, max: 280 })),
      ...each(WEIGHTS, fc.integer({ min: 1, max: 4 })),
      produce: fc.constant(4),
      release: fc.integer({ min: 1, max: 4 }),
    }),
    handover: fc.constantFrom('rebalance', 'rebalance', 'crash', 'thief'),
  })
  .map(({ rates, handover }) => ({ ...rates, replay: rates.thief, [handover]: rates[handover] + 3 }));
