import { type ClickHouseReader } from '@docket/clickhouse';
import { columnsQuery, differingPlacesQuery, digestQuery, type Place, rowQuery } from './queries.js';

/**
 * Columns of `audit_events` that are left out: ClickHouse's Kafka engine does not tell a view the id of the schema, and
 * the time of ingestion differs by nature.
 */
export const NOT_COMPARED: readonly string[] = ['schema_id', 'ingested_at'];

/**
 * Compares all events, row for row, and the projections of two databases.
 * @returns what differs, for people; nothing when they are equal
 */
export async function compareDatabases(reader: ClickHouseReader, left: string, right: string): Promise<string[]> {
  const differences: string[] = [];
  const columns = await comparedColumns(reader, left);
  const [events, hours] = await Promise.all([
    sameDigest(reader, { left, right, table: 'events', columns }),
    sameDigest(reader, { left, right, table: 'hours', columns: [] }),
  ]);
  if (!events) {
    differences.push(`the events of ${left} and ${right} differ`, ...(await examples(reader, left, right, columns)));
  }
  if (!hours) differences.push(`the projections of ${left} and ${right} differ`);
  return differences;
}

async function comparedColumns(reader: ClickHouseReader, database: string): Promise<string[]> {
  const columns = await reader.query(columnsQuery, { database });
  return (
    columns
      .filter(({ name }) => !NOT_COMPARED.includes(name))
      // The order of the entries of a map means nothing.
      .map(({ name, type }) => (type.startsWith('Map(') ? `mapSort(${name})` : name))
  );
}

interface Pair {
  readonly left: string;
  readonly right: string;
  readonly table: 'events' | 'hours';
  readonly columns: string[];
}

async function sameDigest(reader: ClickHouseReader, { left, right, table, columns }: Pair): Promise<boolean> {
  const [one] = await reader.query(digestQuery, { database: left, table, columns });
  const [other] = await reader.query(digestQuery, { database: right, table, columns });
  return one !== undefined && one.rows === other?.rows && one.digest === other.digest;
}

/** The first differing rows, with what both sides have in the columns that differ. */
async function examples(reader: ClickHouseReader, left: string, right: string, columns: string[]): Promise<string[]> {
  const places = await reader.query(differingPlacesQuery, { left, right, columns });
  const lines: string[] = [];
  for (const place of places) {
    const [one] = await reader.query(rowQuery, { database: left, columns, ...place });
    const [other] = await reader.query(rowQuery, { database: right, columns, ...place });
    lines.push(...differencesOf(place, one ?? {}, other ?? {}));
  }
  return lines;
}

function differencesOf(place: Place, one: Record<string, unknown>, other: Record<string, unknown>): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((column) => {
    const texts = [one[column], other[column]].map((value) =>
      value === undefined ? 'no such row' : JSON.stringify(value),
    );
    if (texts[0] === texts[1]) return [];
    return [`  partition ${place.kafka_partition}, offset ${place.kafka_offset}, ${column}: ${texts.join(' / ')}`];
  });
}
