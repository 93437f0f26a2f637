import { z } from 'zod';
import { PART_NAMES } from './part.js';

const port = z.number().int().min(1).max(65_535);

// As they are written into Kafka's configuration.
const word = z.string().regex(/^[\w-]+$/);

/** Options of a stack that can be handed to another process. */
export const stackOptions = z.object({
  /** Everything the stack keeps is in here; made if it does not exist. */
  dataDir: z.string().min(1),
  /** All three unless said otherwise. */
  parts: z.array(z.enum(PART_NAMES)).optional(),
  /** Fixed ports; those not given are chosen once for the data directory and kept while they are free. */
  ports: z
    .object({
      kafka: port.optional(),
      registry: port.optional(),
      clickhouse: port.optional(),
      /** ClickHouse's native protocol is opened only when this is given. */
      clickhouseTcp: port.optional(),
    })
    .optional(),
  /** Number of Kafka nodes, 1 by default; it cannot change for a data directory. */
  kafkaNodes: z.number().int().min(1).max(9).optional(),
  /**
   * Users of a second listener of Kafka, which asks for TLS and a sign-in (PLAIN or SCRAM-SHA-512) and lets them do what
   * ACLs grant them. They cannot change for a data directory.
   */
  kafkaUsers: z.array(z.object({ name: word, password: word })).optional(),
  /** Database that is made in ClickHouse, `docket` by default. */
  database: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/)
    .optional(),
  /** Most memory ClickHouse may use, in bytes; 4 GB by default. */
  clickhouseMemoryBytes: z.number().int().positive().optional(),
  /** `c` or `python`; by default Python is used only where there is no C compiler. */
  launcher: z.enum(['c', 'python']).optional(),
});

export type StackOptions = z.infer<typeof stackOptions>;
