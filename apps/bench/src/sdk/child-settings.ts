import { z } from 'zod';
import { GATEWAY_PATH_NAMES, SDK_PATH_NAMES } from './path-names.js';

/** What a measured process is told, as JSON on its command line. */
export const childSettings = z.object({
  path: z.enum(SDK_PATH_NAMES).exclude(GATEWAY_PATH_NAMES),
  brokers: z.array(z.string()).nonempty(),
  registryUrl: z.string(),
  topic: z.string(),
  /** Events to be measured; some more come before, which are not. */
  events: z.int().positive(),
  /** How long a path works that is measured by the clock. */
  seconds: z.number().positive(),
  seed: z.int(),
  /** Records of a request of kafkajs; the SDK decides by itself. */
  batch: z.int().positive(),
  /** Events per second of the path that is measured at a pace. */
  pace: z.int().positive(),
  /** For the paths that have a spool. */
  spoolDirectory: z.string(),
  /** Where the figures go. */
  file: z.string(),
});

export type ChildSettings = z.infer<typeof childSettings>;

/** What a path is found to take, by the process itself. */
export const measuredPath = z.object({
  /** Measured events. */
  events: z.int(),
  /** Events the topic should have at the end, those before the measurement included. */
  sent: z.int(),
  seconds: z.number(),
  /** CPU seconds of the process meanwhile, all its threads together. */
  cpuSeconds: z.number(),
  peakRssMib: z.number(),
  /** What only some paths have, under the names of the machine-readable report. */
  more: z.record(z.string(), z.union([z.number(), z.string()])),
});

export type MeasuredPath = z.infer<typeof measuredPath>;
