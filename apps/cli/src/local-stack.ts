import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const addresses = z.object({
  kafka: z.object({ brokers: z.array(z.string()) }),
  registry: z.object({ url: z.string() }),
  clickhouse: z.object({
    url: z.string(),
    user: z.string(),
    password: z.string(),
    readerUser: z.string(),
    readerPassword: z.string(),
  }),
});

/** Where the parts of a running local stack answer. */
export type LocalAddresses = z.infer<typeof addresses>;

/** The local stack that runs in `dataDir`, if any. */
export function readLocalStack(dataDir: string): LocalAddresses | undefined {
  try {
    return addresses.parse(JSON.parse(readFileSync(path.join(dataDir, 'stack.json'), 'utf8')));
  } catch {
    return undefined;
  }
}
