import { z } from 'zod';

/** What the traffic program is told when it starts. */
export const trafficPlan = z.object({
  brokers: z.array(z.string()),
  registryUrl: z.string(),
  topic: z.string(),
  run: z.string(),
  startedAt: z.int(),
  paddingBytes: z.int(),
  events: z.int(),
  /** Full pace. */
  perSecond: z.number(),
  /** Pace beyond what is allowed so far. */
  trickle: z.number(),
  acknowledgements: z.string(),
});

export type TrafficPlan = z.infer<typeof trafficPlan>;

/** To the program: events up to this number may flow at full pace. */
export const allowance = z.object({ allowed: z.int() });

/** From the program. */
export const trafficProgress = z.object({ emitted: z.int(), acknowledged: z.int(), over: z.boolean() });

export type TrafficProgress = z.infer<typeof trafficProgress>;
