import { z } from 'zod';

const common = z.object({
  brokers: z.array(z.string()),
  registryUrl: z.string(),
  topic: z.string(),
});

/** What a producer of durable events is told when it starts. */
export const durablePlan = common.extend({
  spoolDirectory: z.string(),
  /** Which of the producers: tickets are one producer's alone. */
  producer: z.int(),
  /** See `RunIdentity`. */
  run: z.string(),
  startedAt: z.int(),
  events: z.int(),
  perSecond: z.number(),
  trickle: z.number(),
  acknowledgements: z.string(),
});

export type DurablePlan = z.infer<typeof durablePlan>;

/** From a producer of durable events. */
export const durableProgress = z.object({
  emitted: z.int(),
  over: z.boolean(),
  /** Logs of others that this process has sent, or sends. */
  adopted: z.int(),
});

export type DurableProgress = z.infer<typeof durableProgress>;

/** What the producer at best effort is told. */
export const bestEffortPlan = common.extend({
  run: z.string(),
  startedAt: z.int(),
  perSecond: z.number(),
  maxBufferedBytes: z.int(),
});

export type BestEffortPlan = z.infer<typeof bestEffortPlan>;

/** From the producer at best effort: first that it runs, and at the end what became of its events. */
export const bestEffortWord = z.union([
  z.object({ runs: z.literal(true) }),
  z.object({ instance: z.string(), emitted: z.int(), dropped: z.int() }),
]);

export type BestEffortWord = z.infer<typeof bestEffortWord>;

/** What the process is told that sends what is left in the spool. */
export const drainPlan = common.extend({ spoolDirectory: z.string() });

/** From that process. */
export const drainWord = z.object({ drained: z.literal(true) });

export type DrainWord = z.infer<typeof drainWord>;
