import {
  abortReplay,
  cleanUp,
  dropLeftCopies,
  type ProjectionDefinition,
  type ReplayParts,
  revertReplay,
} from '@docket/projections';
import { type CliContext } from '../context.js';
import { chosen, withProjections } from './with-projections.js';

/** What can be done to a replay, and to what it left. */
export type Upkeep = 'abort' | 'revert' | 'cleanup';

/** Does it to some projections, one after another, and says what came of it. */
export async function runUpkeep(
  what: Upkeep,
  names: readonly string[],
  reason: string,
  context: CliContext,
): Promise<void> {
  await withProjections(context, async (parts) => {
    for (const definition of chosen(names)) context.out.print(await UPKEEP[what](parts, definition, reason));
    if (what === 'cleanup') for (const name of await dropLeftCopies(parts)) context.out.print(`${name}: dropped`);
  });
}

const UPKEEP: Readonly<
  Record<Upkeep, (parts: ReplayParts, definition: ProjectionDefinition, reason: string) => Promise<string>>
> = {
  abort: async (parts, { name }, reason) => {
    const { isAlive } = await abortReplay(parts, name, reason);
    return `${name}: the replay is ended${isAlive ? '; whoever works on it stops within seconds' : ''}`;
  },
  revert: async (parts, definition, reason) => {
    const version = await revertReplay(parts, definition, reason);
    return `${definition.name}: readers see version ${version} again`;
  },
  cleanup: async (parts, { name }) => {
    const dropped = await cleanUp(parts, name);
    return dropped.length === 0
      ? `${name}: there is no version but the one that readers see`
      : `${name}: version ${dropped.join(' and ')} dropped`;
  },
};
