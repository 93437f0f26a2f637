import { z } from 'zod';

const time = z.string().meta({ format: 'date-time' });
const count = z.int().min(0);

/** Who wanted something done. */
export const requester = z
  .object({
    type: z
      .enum(['API', 'AGENT', 'SYSTEM'])
      .describe('API: a key; AGENT: a person who signed in; SYSTEM: an operator at a command line'),
    id: z.string().describe('Id of the key or of the person, or operator/<user>@<machine>'),
    name: z.string().optional().describe('What the key is for, or the name of the person'),
  })
  .describe('Who wanted it');

/** States that the list can be narrowed to. */
export const STATES = [
  'requested',
  'running',
  'interrupted',
  'switched',
  'dropped',
  'failed',
  'aborted',
  'done',
  'refused',
] as const;

/** A replay, or a revert or cleanup, as answers show it. */
export const replay = z
  .object({
    id: z.string().meta({ format: 'uuid' }),
    kind: z.enum(['replay', 'revert', 'cleanup']),
    projection: z.string(),
    state: z
      .string()
      .describe(
        'requested; running; interrupted (whoever worked on it is gone; it goes on when the ops worker is back, or by ' +
          '`docket replay`); switched (readers see the new version); dropped (a dry run has ended); failed; aborted; ' +
          'done (a revert or cleanup); refused',
      ),
    detail: z.string().optional().describe('Why it was refused or failed, or what was done'),
    by: requester,
    reason: z.string(),
    requested_at: time.optional().describe('When the API took it; absent when it was begun at a command line'),
    began_at: time.optional(),
    ended_at: time.optional(),
    version: count.optional().describe('Version that was built, or that readers see again'),
    previous_version: count.optional().describe('Version that readers saw before'),
    dry_run: z.boolean().optional(),
    source: z.string().optional().describe('Where events are read from: table or topic'),
    max_rate: count.optional().describe('Events per second, at most'),
    progress: z
      .object({
        records: count.describe('Records filled in so far'),
        total: count.describe('Records up to the cut'),
        events_per_second: count.optional().describe('Over the last minute'),
        seconds_left: count.optional().describe('Of the filling; the comparison comes after it'),
      })
      .optional()
      .describe('How far the filling is, told every five seconds'),
    comparison: z
      .object({
        rows: count.describe('Rows of the new version'),
        differing_from_events: count.describe('Rows that are not as the events say'),
        differing_from_previous: count.optional().describe('Rows that differ from what readers saw'),
      })
      .optional(),
    steps: z
      .array(z.object({ step: z.string(), at: time, version: count.optional(), why: z.string().optional() }))
      .describe('What was done, oldest first'),
  })
  .meta({ id: 'Replay' });

export type Replay = z.infer<typeof replay>;

/** As an example of an answer. */
export const REPLAY_EXAMPLE: Replay = {
  id: '0d1f4a1c-6f0e-4d0b-9a53-6d7d0f6f7c11',
  kind: 'replay',
  projection: 'ticket_lifecycle',
  state: 'switched',
  by: { type: 'API', id: 'abcdefghij23', name: 'on call' },
  reason: 'transfers were counted twice',
  requested_at: '2026-03-01T12:00:00.000Z',
  began_at: '2026-03-01T12:00:00.412Z',
  ended_at: '2026-03-01T12:00:09.120Z',
  version: 2,
  previous_version: 1,
  dry_run: false,
  source: 'table',
  progress: { records: 1_000_000, total: 1_000_000 },
  comparison: { rows: 48_113, differing_from_events: 0, differing_from_previous: 12 },
  steps: [
    { step: 'begun', at: '2026-03-01T12:00:00.412Z' },
    { step: 'switched', at: '2026-03-01T12:00:09.120Z', version: 2 },
  ],
};
