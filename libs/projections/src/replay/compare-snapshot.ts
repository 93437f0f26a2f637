import { type ProjectionDefinition } from '../definition/definition.js';
import { type Window } from '../window/window.js';
import { compareTables, type Comparison } from './compare.js';
import { copyPart, recompute } from './recompute.js';
import { type Snapshot } from './snapshot.js';
import { type ReplayParts } from './surroundings.js';

/** What is compared of a projection. */
export interface Compared {
  /** As it is called outside of the snapshot. */
  readonly table: string;
  /** Only this part of it. */
  readonly window?: Window | undefined;
}

/** Compares a table of a projection with what is computed anew from the events of the same moment. */
export async function compareWithEvents(
  parts: ReplayParts,
  definition: ProjectionDefinition,
  snapshot: Snapshot,
  compared: Compared,
): Promise<Comparison> {
  const events = snapshot.of('audit_events');
  const expected = `${definition.name}__recomputed_${snapshot.id}`;
  const included = compared.window?.events(events);
  const drop = await recompute(parts, definition, { events, into: expected, included });
  try {
    return await withPart(parts, definition, snapshot, compared, (actual) =>
      compareTables(parts, definition, { actual, expected }),
    );
  } finally {
    await drop().catch(() => undefined);
  }
}

/** Compares two tables of a projection at one moment, or the same part of both. */
export async function compareVersions(
  parts: ReplayParts,
  definition: ProjectionDefinition,
  snapshot: Snapshot,
  { table, with: other, window }: Compared & { readonly with: string },
): Promise<Comparison> {
  return withPart(parts, definition, snapshot, { table, window }, (actual) =>
    withPart(parts, definition, snapshot, { table: other, window }, (expected) =>
      compareTables(parts, definition, { actual, expected }),
    ),
  );
}

/** Does something with a table as it is in the snapshot, or with a copy of the part that is meant. */
async function withPart<T>(
  parts: ReplayParts,
  definition: ProjectionDefinition,
  snapshot: Snapshot,
  { table, window }: Compared,
  work: (table: string) => Promise<T>,
): Promise<T> {
  if (!window) return work(snapshot.of(table));
  const part = `${table}__part_${snapshot.id}`;
  const rows = window.rows(snapshot.of('audit_events'));
  const drop = await copyPart(parts, definition, { from: snapshot.of(table), into: part, rows });
  try {
    return await work(part);
  } finally {
    await drop().catch(() => undefined);
  }
}
