import { z } from 'zod';
import { requester } from '../replays/replay.js';
import { type TakenCommand } from './read-commands.js';

const time = z.string().meta({ format: 'date-time' });
const id = z.string().meta({ format: 'uuid' });

/** A command as answers show it. */
export const commandView = z.object({
  id,
  kind: z.enum(['replay', 'abort', 'revert', 'cleanup']),
  projection: z.string(),
  reason: z.string(),
  by: requester,
  requested_at: time,
  replay: id.optional().describe('The replay that it is about, or starts'),
  state: z
    .string()
    .describe(
      'requested until it is carried out; then done, refused with the reason in `detail`, or what the replay ended with: ' +
        'switched, dropped (a dry run), failed, aborted',
    ),
  detail: z.string().optional().describe('What was done, or why it was not'),
  ended_at: time.optional(),
});

export type CommandView = z.infer<typeof commandView>;

/** The command as it is known. */
export function toCommandView({ command, outcome }: TakenCommand): CommandView {
  const { kind, projection, reason, by, requested_at } = command;
  const replay = kind === 'abort' ? command.replay : kind === 'replay' ? command.id : undefined;
  return {
    id: command.id,
    kind,
    projection,
    reason,
    by,
    requested_at,
    ...(replay === undefined ? {} : { replay }),
    state: outcome?.state ?? 'requested',
    ...(outcome ? { detail: outcome.detail, ended_at: outcome.at } : {}),
  };
}

/** As an example of an answer. */
export const COMMAND_EXAMPLE: CommandView = {
  id: '0d1f4a1c-6f0e-4d0b-9a53-6d7d0f6f7c11',
  kind: 'revert',
  projection: 'ticket_lifecycle',
  reason: 'transfers are missing since the last replay',
  by: { type: 'API', id: 'abcdefghij23', name: 'on call' },
  requested_at: '2026-03-01T12:00:00.000Z',
  state: 'requested',
};
