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
  { table, window }: Compared,
): Promise<Comparison> {
  const events = snapshot.of('audit_events');
  const expected = `${definition.name}__recomputed_${snapshot.id}`;
  const drop = await recompute(parts, definition, { events, into: expected, included: window?.events(events) });
  try {
    return await compareParts(parts, definition, snapshot, { actual: table, expected, window });
  } finally {
    await drop().catch(() => undefined);
  }
}

/** Compares a table, or a part of it, with one that has no more than that. @param actual as outside of the snapshot */
async function compareParts(
  parts: ReplayParts,
  definition: ProjectionDefinition,
  snapshot: Snapshot,
  { actual, expected, window }: { actual: string; expected: string; window?: Window | undefined },
): Promise<Comparison> {
  if (!window) return compareTables(parts, definition, { actual: snapshot.of(actual), expected });
  const part = `${actual}__part_${snapshot.id}`;
  const drop = await copyPart(parts, definition, {
    from: snapshot.of(actual),
    into: part,
    rows: rowsOf(window, snapshot),
  });
  try {
    return await compareTables(parts, definition, { actual: part, expected });
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
  const tables = { actual: snapshot.of(table), expected: snapshot.of(other) };
  if (!window) return compareTables(parts, definition, tables);
  const part = `${other}__part_${snapshot.id}`;
  const drop = await copyPart(parts, definition, { from: tables.expected, into: part, rows: rowsOf(window, snapshot) });
  try {
    return await compareParts(parts, definition, snapshot, { actual: table, expected: part, window });
  } finally {
    await drop().catch(() => undefined);
  }
}

function rowsOf(window: Window, snapshot: Snapshot): string {
  return window.rows(snapshot.of('audit_events'));
}
