import { databaseNow } from '@docket/ledger';
import { type ProjectionDefinition } from '../definition/definition.js';
import { projectionStates } from '../versions/catalog.js';
import { targetName } from '../versions/names.js';
import { type TimeRange } from '../window/time-ranges.js';
import { windowOf } from '../window/window.js';
import { type Comparison } from './compare.js';
import { compareWithEvents } from './compare-snapshot.js';
import { ReplayLog } from './replay-log.js';
import { retried } from './retried.js';
import { takeSnapshot } from './snapshot.js';
import { type ReplayObserver, type ReplayParts } from './surroundings.js';
import { dropLeftCopies } from './upkeep.js';

/** What was found of a projection. */
export interface Verification {
  readonly projection: string;
  /** The one that readers see; undefined when they see none. */
  readonly version: number | undefined;
  /** With what is computed anew from the events; undefined when there is nothing to compare. */
  readonly comparison: Comparison | undefined;
}

/**
 * Compares what readers see of projections with what is computed anew from the events, as they are at one moment.
 * @param times only what is made of the events of this time; all of it without
 */
export async function verifyProjections(
  parts: ReplayParts,
  definitions: readonly ProjectionDefinition[],
  observer: ReplayObserver = {},
  times?: readonly TimeRange[],
): Promise<Verification[]> {
  return retried(parts, 'verifying', async () => {
    await dropLeftCopies(parts);
    return verifyOnce(parts, definitions, observer, times);
  });
}

async function verifyOnce(
  parts: ReplayParts,
  definitions: readonly ProjectionDefinition[],
  observer: ReplayObserver,
  times: readonly TimeRange[] | undefined,
): Promise<Verification[]> {
  const states = await projectionStates(parts.writer, []);
  const all = definitions.map((definition) => ({
    definition,
    version: states.find(({ name }) => name === definition.name)?.reads,
  }));
  const tables = all.flatMap(({ definition: { name }, version }) =>
    version === undefined ? [] : [targetName(name, version)],
  );
  const asOf = await databaseNow(parts.writer);
  const snapshot = await takeSnapshot(parts, ['audit_events', ...tables]);
  try {
    const verified: Verification[] = [];
    for (const { definition, version } of all) {
      const { name: projection } = definition;
      observer.step?.(`computing ${projection} from the events`);
      const table = version === undefined ? undefined : targetName(projection, version);
      const window = times && windowOf(definition, times);
      const comparison =
        table === undefined ? undefined : await compareWithEvents(parts, definition, snapshot, { table, window });
      verified.push({ projection, version, comparison });
      if (version === undefined || comparison?.isEqual !== true) continue;
      const detail = { as_of: asOf, times: times ?? null };
      await new ReplayLog(parts.writer, parts.owner).append({ projection, run: '', version, step: 'verified', detail });
    }
    return verified;
  } finally {
    await snapshot.drop().catch(() => undefined);
  }
}
