import { ClickHouseError } from '@docket/clickhouse';
import { type ProjectionDefinition } from '../definition/definition.js';
import { targetName } from '../versions/names.js';
import { type Comparison, compareTables, recompute } from './compare.js';
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
 */
export async function judge(
  parts: ReplayParts,
  definition: ProjectionDefinition,
  { version, served, id }: { readonly version: number; readonly served: number | undefined; readonly id: string },
): Promise<Judgement> {
  const own = targetName(definition.name, version);
  const other = served === undefined ? undefined : targetName(definition.name, served);
  const snapshot = await takeSnapshot(parts, id, ['audit_events', own, ...(other === undefined ? [] : [other])]);
  const expected = `${definition.name}__recomputed_${id}`;
  try {
    const drop = await recompute(parts, definition, { events: snapshot.of('audit_events'), into: expected });
    try {
      const withEvents = await compareTables(parts, definition, { actual: snapshot.of(own), expected });
      const withServed =
        other === undefined
          ? undefined
          : await comparable(
              compareTables(parts, definition, { actual: snapshot.of(other), expected: snapshot.of(own) }),
            );
      return { withEvents, withServed };
    } finally {
      await drop().catch(() => undefined);
    }
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
