import { type ClickHouseWriter, defineQuery, migrate } from '@docket/clickhouse';
import { installProjections, readProjections } from '@docket/projections';
import { z } from 'zod';
import { countQuery } from '../../measure/bench-database.js';
import { eventsSql, GENERATED_COLUMNS } from './event-sql.js';

/** Events of one insert. */
const CHUNK = 1_000_000;
const WITHIN_MS = 1_800_000;
/** What aggregates and the report on agents count by; the others answer nothing that is asked here. */
const PROJECTIONS = ['action_counts_hourly', 'agent_activity_hourly'];

const naiveQuery = defineQuery({
  name: 'bench.naive',
  sql: `SELECT toUInt32(ifNull(sum(total_rows), 0)) AS n FROM system.tables WHERE database = {database: String} AND name = 'naive_events'`,
  params: z.object({ database: z.string() }),
  row: z.object({ n: z.int() }),
});

/**
 * Makes Docket's tables and fills them with events that ClickHouse generates; what an earlier run has made is taken as it is.
 * @param rows of all tenants together
 */
export async function fillEvents(writer: ClickHouseWriter, rows: number, note: (line: string) => void): Promise<void> {
  const target = { database: writer.database };
  await migrate(writer, target);
  const definitions = readProjections().filter(({ name }) => PROJECTIONS.includes(name));
  await installProjections(writer, definitions, target);
  const there = (await writer.query(countQuery, {}))[0]?.n ?? 0;
  if (there > 0 && there % CHUNK > 0 && there !== rows) {
    throw new Error(`${writer.database} has ${there} events, which no run of this benchmark made: use another --data`);
  }
  const columns = GENERATED_COLUMNS.join(', ');
  for (let from = there; from < rows; from += CHUNK) {
    const select = eventsSql({ from, count: Math.min(CHUNK, rows - from), rows });
    await writer.command(`INSERT INTO audit_events (${columns}) ${select}`, { deadlineMs: WITHIN_MS });
    if ((from / CHUNK) % 5 === 0) note(`${Math.min(rows, from + CHUNK)} of ${rows} events`);
  }
}

/** The same events in one plain table that is ordered by time, without projections or indexes. */
export async function fillNaively(writer: ClickHouseWriter, rows: number): Promise<void> {
  const { database } = writer;
  if (((await writer.query(naiveQuery, { database }))[0]?.n ?? 0) === rows) return;
  await writer.command('DROP TABLE IF EXISTS naive_events SYNC');
  await writer.command(
    'CREATE TABLE naive_events ENGINE = MergeTree ORDER BY occurred_at EMPTY AS SELECT * FROM audit_events',
  );
  await writer.command('INSERT INTO naive_events SELECT * FROM audit_events', { deadlineMs: WITHIN_MS });
}
