import { type ProjectionDefinition } from '../definition/definition.js';
import { projectionStates } from '../versions/catalog.js';
import { targetName } from '../versions/names.js';
import { type Comparison, compareWithEvents } from './compare.js';
import { retried } from './retried.js';
import { takeSnapshot } from './snapshot.js';
import { type ReplayObserver, type ReplayParts } from './surroundings.js';
import { dropLeftCopies } from './upkeep.js';

/** What was found of a projection. */
export interface Verification {
  readonly projection: string;
  /** The one that readers see; undefined when they see none. */
  readonly version: number | undefined;
  /** With what is computed anew from all events; undefined when there is nothing to compare. */
  readonly comparison: Comparison | undefined;
}

/** Compares what readers see of projections with what is computed anew from all events, as they are at one moment. */
export async function verifyProjections(
  parts: ReplayParts,
  definitions: readonly ProjectionDefinition[],
  observer: ReplayObserver = {},
): Promise<Verification[]> {
  return retried(parts, 'verifying', async () => {
    await dropLeftCopies(parts);
    return verifyOnce(parts, definitions, observer);
  });
}

async function verifyOnce(
  parts: ReplayParts,
  definitions: readonly ProjectionDefinition[],
  observer: ReplayObserver,
): Promise<Verification[]> {
  const states = await projectionStates(parts.writer, []);
  const all = definitions.map((definition) => ({
    definition,
    version: states.find(({ name }) => name === definition.name)?.reads,
  }));
  const tables = all.flatMap(({ definition: { name }, version }) =>
    version === undefined ? [] : [targetName(name, version)],
  );
  const snapshot = await takeSnapshot(parts, ['audit_events', ...tables]);
  try {
    const verified: Verification[] = [];
    for (const { definition, version } of all) {
      const { name: projection } = definition;
      observer.step?.(`computing ${projection} from the events`);
      const table = version === undefined ? undefined : targetName(projection, version);
      const comparison = table === undefined ? undefined : await compareWithEvents(parts, definition, snapshot, table);
      verified.push({ projection, version, comparison });
    }
    return verified;
  } finally {
    await snapshot.drop().catch(() => undefined);
  }
}
