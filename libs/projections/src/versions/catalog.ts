import { type ClickHouseReader, defineQuery } from '@docket/clickhouse';
import { z } from 'zod';
import { partOfProjection } from './names.js';

/** A version of a projection that is in the database. */
export interface ProjectionVersion {
  readonly version: number;
  /** Whether what is ingested goes into it. */
  readonly isFed: boolean;
}

/** How a projection stands in the database. */
export interface ProjectionState {
  readonly name: string;
  /** Ascending. */
  readonly versions: readonly ProjectionVersion[];
  /** The version that readers see; undefined when there is nothing to read yet. */
  readonly reads: number | undefined;
}

const tablesQuery = defineQuery({
  name: 'projections.tables',
  sql: "SELECT name, if(engine = 'View', as_select, '') AS reads FROM system.tables WHERE database = currentDatabase()",
  params: z.object({}),
  row: z.object({ name: z.string(), reads: z.string() }),
});

/** How one projection stands. */
export async function projectionState(reader: Pick<ClickHouseReader, 'query'>, name: string): Promise<ProjectionState> {
  const state = (await projectionStates(reader, [name])).find((one) => one.name === name);
  return state ?? { name, versions: [], reads: undefined };
}

/**
 * Reads how projections stand. ClickHouse's own catalogue says it: what a view reads cannot disagree with what it was
 * told to read.
 * @param names projections to tell about even when nothing of them is there
 */
export async function projectionStates(
  reader: Pick<ClickHouseReader, 'query'>,
  names: readonly string[],
): Promise<ProjectionState[]> {
  const tables = await reader.query(tablesQuery, {});
  const parts = tables.flatMap(({ name }) => partOfProjection(name) ?? []);
  const all = new Set([...names, ...parts.map(({ projection }) => projection)]);
  return [...all].sort().map((name) => {
    const own = parts.filter(({ projection }) => projection === name);
    const versions = own
      .filter(({ isFeed }) => !isFeed)
      .map(({ version }) => ({ version, isFed: own.some((part) => part.isFeed && part.version === version) }))
      .sort((a, b) => a.version - b.version);
    const view = tables.find((table) => table.name === name);
    const version = new RegExp(`\\b${name}__v(\\d+)\\b`).exec(view?.reads ?? '')?.[1];
    return { name, versions, reads: version === undefined ? undefined : Number(version) };
  });
}
