import { z } from 'zod';
import { type ProjectionState } from '@docket/projections';
import { replay, REPLAY_EXAMPLE, type Replay } from '../replays/replay.js';
import { PROJECTIONS } from './projection-name.js';

/** How a projection stands, as answers show it. */
export const projection = z.object({
  name: z.string(),
  doc: z.string().describe('What it is'),
  reads: z.int().nullable().describe('The version that readers see; null when there is none yet'),
  versions: z.array(
    z.object({ version: z.int(), is_fed: z.boolean().describe('Whether what is ingested goes into it') }),
  ),
  is_running: z.boolean().describe('Whether it is being replayed'),
  last_replay: replay.nullable(),
});

export type Projection = z.infer<typeof projection>;

/** @param replays of all projections, newest first */
export function toProjection({ name, reads, versions }: ProjectionState, replays: readonly Replay[]): Projection {
  const own = replays.filter((one) => one.kind === 'replay' && one.projection === name);
  return {
    name,
    doc: PROJECTIONS.find((one) => one.name === name)?.doc ?? '',
    reads: reads ?? null,
    versions: versions.map(({ version, isFed }) => ({ version, is_fed: isFed })),
    is_running: own.some(({ state }) => state === 'running'),
    last_replay: own[0] ?? null,
  };
}

/** As an example of an answer. */
export const PROJECTION_EXAMPLE: Projection = {
  name: 'ticket_lifecycle',
  doc: 'One row per ticket.',
  reads: 2,
  versions: [
    { version: 1, is_fed: true },
    { version: 2, is_fed: true },
  ],
  is_running: false,
  last_replay: REPLAY_EXAMPLE,
};
