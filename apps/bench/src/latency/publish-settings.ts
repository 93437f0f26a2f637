import { z } from 'zod';

/** What the publishing process is told, as JSON on its command line. */
export const publishSettings = z.object({
  brokers: z.array(z.string()),
  registryUrl: z.string(),
  topic: z.string(),
  /** Events per second; as many as possible without it. */
  rate: z.number().optional(),
  seconds: z.number(),
  /** Events of the same seed have the same ids: only the first of them would be stored. */
  seed: z.int(),
  /** Where the receipts go. */
  file: z.string(),
});

export type PublishSettings = z.infer<typeof publishSettings>;
