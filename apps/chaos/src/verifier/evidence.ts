import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const places = z.record(z.string(), z.string());

const bestEffortCount = z.object({
  /** As `producer.instance` of its events. */
  instance: z.string(),
  emitted: z.int(),
  dropped: z.int(),
});

/** What a process says that published at best effort. */
export type BestEffortCount = z.infer<typeof bestEffortCount>;

const evidence = z.object({
  brokers: z.array(z.string()),
  registryUrl: z.string(),
  clickhouse: z.object({ url: z.string(), user: z.string(), password: z.string(), database: z.string() }),
  topics: z.object({ events: z.string(), rejected: z.string() }),
  /** Views that have to be there. */
  projections: z.array(z.string()),
  /** Records, as `<partition>/<offset>`, that were made to be refused, and the reason that is right for each. */
  bad: places,
  /** Records that may be stored or refused for this reason: two versions decide differently, and either may be first. */
  either: places,
  /** Offsets that were deleted from the topic before anybody knew what became of them; both ends included. */
  deleted: z.array(z.object({ partition: z.int(), from: z.int(), to: z.int() })),
  /**
   * Files of what producers were told that Kafka has, or that is in their spool and will be: a line each, partition and offset (nothing
   * for the spool), event id, and whatever else, by tabs.
   */
  acknowledged: z.array(z.string()),
  /** Label whose numbers say, from 0, in which order the events of a ticket were emitted; events without it are not asked. */
  ordinalLabel: z.string().optional(),
  /** Processes that published at best effort, and what they say became of it. */
  bestEffort: z.array(bestEffortCount),
});

/** Where an installation is, and what is known of what was done to it. */
export type Evidence = z.infer<typeof evidence>;

/** @throws {Error} naming what is wrong with the file */
export function readEvidence(file: string): Evidence {
  return evidence.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Only its owner may read it: it holds a password. */
export function writeEvidence(file: string, contents: Evidence): void {
  writeFileSync(file, `${JSON.stringify(contents, undefined, 1)}\n`, { mode: 0o600 });
}
