import { randomUUID } from 'node:crypto';
import { type ProjectionDefinition } from '../definition/definition.js';
import { projectionStates } from '../versions/catalog.js';
import { targetName } from '../versions/names.js';
import { type Comparison, compareTables, recompute } from './compare.js';
import { retried } from './retried.js';
import { type Snapshot, takeSnapshot } from './snapshot.js';
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

/** A projection, and the version of it that readers see. */
interface Read {
  readonly definition: ProjectionDefinition;
  readonly version: number | undefined;
}

async function verifyOnce(
  parts: ReplayParts,
  definitions: readonly ProjectionDefinition[],
  observer: ReplayObserver,
): Promise<Verification[]> {
  const states = await projectionStates(parts.writer, []);
  const all = definitions.map((definition): Read => {
    const state = states.find(({ name }) => name === definition.name);
    return { definition, version: state?.reads };
  });
  const tables = all.flatMap(({ definition: { name }, version }) =>
    version === undefined ? [] : [targetName(name, version)],
  );
  const id = randomUUID().slice(0, 8);
  const snapshot = await takeSnapshot(parts, id, ['audit_events', ...tables]);
  try {
    const verified: Verification[] = [];
    for (const read of all) {
      observer.step?.(`computing ${read.definition.name} from the events`);
      const comparison = await verifyOne(parts, read, snapshot, id);
      verified.push({ projection: read.definition.name, version: read.version, comparison });
    }
    return verified;
  } finally {
    await snapshot.drop().catch(() => undefined);
  }
}

async function verifyOne(
  parts: ReplayParts,
  { definition, version }: Read,
  snapshot: Snapshot,
  id: string,
): Promise<Comparison | undefined> {
  if (version === undefined) return undefined;
  const expected = `${definition.name}__recomputed_${id}`;
  const drop = await recompute(parts, definition, { events: snapshot.of('audit_events'), into: expected });
  try {
    const actual = snapshot.of(targetName(definition.name, version));
    return await compareTables(parts, definition, { actual, expected });
  } finally {
    await drop().catch(() => undefined);
  }
}
