import { randomUUID } from 'node:crypto';
import {
  abortReplay,
  cleanUp,
  dropLeftCopies,
  type Order,
  type ProjectionDefinition,
  type ReplayParts,
  revertReplay,
} from '@docket/projections';
import { type CliContext } from '../context.js';
import { operator } from '../operator-name.js';
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
    for (const definition of chosen(names)) {
      context.out.print(await UPKEEP[what](parts, definition, { id: randomUUID(), reason, by: operator() }));
    }
    if (what === 'cleanup') for (const name of await dropLeftCopies(parts)) context.out.print(`${name}: dropped`);
  });
}

const UPKEEP: Readonly<
  Record<Upkeep, (parts: ReplayParts, definition: ProjectionDefinition, order: Order) => Promise<string>>
> = {
  abort: async (parts, { name }, order) => {
    const { isAlive } = await abortReplay(parts, name, order);
    return `${name}: the replay is ended${isAlive ? '; whoever works on it stops within seconds' : ''}`;
  },
  revert: async (parts, definition, order) => {
    const version = await revertReplay(parts, definition, order);
    return `${definition.name}: readers see version ${version} again`;
  },
  cleanup: async (parts, { name }, order) => {
    const dropped = await cleanUp(parts, name, order);
    return dropped.length === 0
      ? `${name}: there is no version but the one that readers see`
      : `${name}: version ${dropped.join(' and ')} dropped`;
  },
};
