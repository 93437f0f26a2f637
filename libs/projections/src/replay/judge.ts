import { ClickHouseError } from '@docket/clickhouse';
import { type ProjectionDefinition } from '../definition/definition.js';
import { targetName } from '../versions/names.js';
import { type Window } from '../window/window.js';
import { type Comparison } from './compare.js';
import { compareVersions, compareWithEvents } from './compare-snapshot.js';
import { takeSnapshot } from './snapshot.js';
import { type ReplayParts } from './surroundings.js';

/** What the comparison at the end of a replay found. */
export interface Judgement {
  /** The new version with what is computed anew from all events. */
  readonly withEvents: Comparison;
  /** The version that readers see with the new one; undefined when there is none, or it has other columns. */
  readonly withServed: Comparison | undefined;
}

/**
 * Compares a version with what is computed anew from all events, as both are at one moment.
 * @param served the version that readers see
 * @param window only this part of them
 */
export async function judge(
  parts: ReplayParts,
  definition: ProjectionDefinition,
  { version, served, window }: { version: number; served: number | undefined; window?: Window | undefined },
): Promise<Judgement> {
  const own = targetName(definition.name, version);
  const other = served === undefined ? undefined : targetName(definition.name, served);
  const snapshot = await takeSnapshot(parts, ['audit_events', own, ...(other === undefined ? [] : [other])]);
  try {
    const withEvents = await compareWithEvents(parts, definition, snapshot, { table: own, window });
    if (other === undefined) return { withEvents, withServed: undefined };
    const withServed = compareVersions(parts, definition, snapshot, { table: other, with: own, window });
    return { withEvents, withServed: await comparable(withServed) };
  } finally {
    await snapshot.drop().catch(() => undefined);
  }
}

/** A version of another definition may lack columns, or have them of another type. */
async function comparable(comparison: Promise<Comparison>): Promise<Comparison | undefined> {
  try {
    return await comparison;
  } catch (error) {
    if (error instanceof ClickHouseError && error.verdict === 'stop') return undefined;
    throw error;
  }
}
