/** Name of the table that a version of a projection is kept in. */
export function targetName(projection: string, version: number): string {
  return `${projection}__v${version}`;
}

/** Name of the materialized view that feeds it with what is ingested. */
export function feedName(projection: string, version: number): string {
  return `${targetName(projection, version)}_mv`;
}

/** Name of the table that takes events out of the topic while a version is filled, and keeps none. */
export function passageName(projection: string, version: number): string {
  return `${targetName(projection, version)}__replayed`;
}

/** Name of the copy of the version before that one takes over what it is not built anew. */
export function formerName(projection: string, version: number): string {
  return `${targetName(projection, version)}__former`;
}

/** What a table or view in ClickHouse is to a projection; undefined when it is nothing to any. */
export function partOfProjection(
  name: string,
): { readonly projection: string; readonly version: number; readonly isFeed: boolean } | undefined {
  const [, projection, version, feed] = /^([a-z0-9_]+?)__v(\d+)(_mv)?$/.exec(name) ?? [];
  if (projection === undefined || version === undefined) return undefined;
  return { projection, version: Number(version), isFeed: feed !== undefined };
}
