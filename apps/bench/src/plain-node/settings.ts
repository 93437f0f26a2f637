import { z } from 'zod';

/** What the plain consumer is told, as JSON on its command line. */
export const plainNodeSettings = z.object({
  brokers: z.array(z.string()),
  topic: z.string(),
  registryUrl: z.string(),
  clickhouse: z.object({
    url: z.string(),
    username: z.string(),
    password: z.string().optional(),
    database: z.string(),
  }),
});

export type PlainNodeSettings = z.infer<typeof plainNodeSettings>;
