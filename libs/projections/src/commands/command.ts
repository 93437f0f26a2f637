import { z } from 'zod';

/** What a reason may take, in characters: of the `reason` of an audit event, which is in bytes, a quarter. */
export const REASON_CHARACTERS = 512;
/** Events per second, at most. */
export const MOST_RATE = 100_000_000;

/** Kinds of records on the control topic: what is wanted, and what became of it. */
export const COMMAND_KIND = 'command';
export const OUTCOME_KIND = 'command_outcome';

const all = {
  id: z.uuid(),
  projection: z.string().min(1).max(100),
  reason: z.string().trim().min(1).max(REASON_CHARACTERS),
  /** ISO 8601, UTC, by the clock of the service that took it. */
  requested_at: z.iso.datetime(),
  by: z.object({
    type: z.enum(['API', 'AGENT', 'SYSTEM']),
    id: z.string().min(1).max(256),
    name: z.string().optional(),
  }),
};

/**
 * Something an operator wants done to a projection, as it stands on the control topic under `command/<id>`. It is carried out
 * once, however often it is read. Field names are kept stable: commands are read by later versions.
 */
export const command = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('replay'),
    ...all,
    dry_run: z.boolean(),
    source: z.enum(['table', 'topic']),
    max_rate: z.int().min(1).max(MOST_RATE).nullable(),
  }),
  /** `replay` is the id of the command that started it, or the run of a replay that was started at a command line. */
  z.object({ kind: z.literal('abort'), ...all, replay: z.uuid() }),
  z.object({ kind: z.literal('revert'), ...all }),
  z.object({ kind: z.literal('cleanup'), ...all }),
]);

export type Command = z.infer<typeof command>;
export type ReplayCommand = Extract<Command, { kind: 'replay' }>;
export type AbortCommand = Extract<Command, { kind: 'abort' }>;

/** What became of a command: the states that replays end with, `done` for the others, `refused` with the reason for all. */
export const commandOutcome = z.object({
  id: z.uuid(),
  state: z.enum(['switched', 'dropped', 'failed', 'aborted', 'done', 'refused']),
  /** For people: what was done, or why it was not. */
  detail: z.string(),
  /** ISO 8601, UTC, by the clock of who carried it out. */
  at: z.iso.datetime(),
});

export type CommandOutcome = z.infer<typeof commandOutcome>;

/** What is in the value of a record; undefined when it is not what it should be. */
export function readJson<T>(schema: z.ZodType<T>, value: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}
