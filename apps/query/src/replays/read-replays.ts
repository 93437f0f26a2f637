import { readHistory } from '@docket/projections';
import { type InstallationReader } from '../access/installation.js';
import { readCommands } from '../commands/read-commands.js';
import { type Replay } from './replay.js';
import { commandAsReplay, toReplay } from './to-replay.js';

/** Everything that was done to projections, or is asked for, newest first. */
export async function readReplays(installation: InstallationReader): Promise<Replay[]> {
  const [history, taken] = await Promise.all([readHistory(installation), readCommands(installation)]);
  const commands = new Map(taken.map((one) => [one.command.id, one]));
  const done = new Set(history.map(({ id }) => id));
  const all = [
    ...history.map((item) => toReplay(item, commands.get(item.id))),
    ...taken.filter(({ command }) => !done.has(command.id)).flatMap((one) => commandAsReplay(one) ?? []),
  ];
  return all.sort((a, b) => beginOf(b).localeCompare(beginOf(a)));
}

function beginOf({ began_at, requested_at }: Replay): string {
  return began_at ?? requested_at ?? '';
}
