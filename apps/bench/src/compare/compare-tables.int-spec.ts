import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClickHouseWriter, connectWriter, migrate } from '@docket/clickhouse';
import { testStack, uniqueName } from '@docket/testing';
import { createProjection } from '../measure/bench-database.js';
import { compareDatabases } from './compare-tables.js';

const EVENT = {
  occurred_at: new Date('2025-03-03T10:00:00Z'),
  tenant_id: 't1',
  action: 'ticket.other',
  labels: { a: '1', b: '2' },
  reason: '',
  schema_id: 1,
  ingested_at: new Date('2026-01-01T00:00:00Z'),
};

describe('compareDatabases', () => {
  const made: ClickHouseWriter[] = [];
  const database = async (...events: Partial<typeof EVENT & { kafka_offset: number }>[]): Promise<string> => {
    const { url, user: username, password } = testStack().clickhouse;
    const name = uniqueName('compare');
    const writer = connectWriter({ url, username, password, database: name });
    made.push(writer);
    await migrate(writer, { database: name });
    await createProjection(writer);
    const rows = events.map((event, offset) => ({ ...EVENT, kafka_partition: 0, kafka_offset: offset, ...event }));
    await writer.insertRows('audit_events', rows);
    return name;
  };
  const compare = (left: string, right: string): Promise<string[]> => {
    const [reader] = made;
    if (!reader) throw new Error('there is no database yet');
    return compareDatabases(reader, left, right);
  };
  let three: string;
  beforeAll(async () => {
    three = await database({}, { reason: 'x' }, {});
  });
  afterAll(async () => {
    for (const writer of made) {
      await writer.command(`DROP DATABASE ${writer.database} SYNC`, { inDatabase: false });
      await writer.close();
    }
  });

  it('finds equal what differs only in the schema id, the time of ingestion and the order in maps', async () => {
    const labels = { b: '2', a: '1' };
    const other = await database({ schema_id: 7 }, { reason: 'x', labels }, { ingested_at: new Date(0) });
    expect(await compare(three, other)).toEqual([]);
  });

  it('names the column that differs, with both values', async () => {
    const differences = await compare(three, await database({}, { reason: 'y' }, {}));
    expect(differences).toContain('  partition 0, offset 1, reason: "x" / "y"');
    expect(differences.filter((line) => line.startsWith('  '))).toHaveLength(1);
  });

  it('finds a row that is missing, and one that is there twice', async () => {
    const missing = await compare(three, await database({}, { reason: 'x' }));
    expect(missing.join('\n')).toMatch(/offset 2, tenant_id: "t1" \/ no such row/);
    const twice = await compare(three, await database({}, { reason: 'x' }, {}, { kafka_offset: 2 }));
    expect(twice[0]).toMatch(/^the events of .* differ$/);
  });

  it('finds a projection that lacks an event the table has', async () => {
    const other = await database({}, { reason: 'x' }, {});
    await made.at(-1)?.command('TRUNCATE TABLE events_per_hour');
    expect(await compare(three, other)).toEqual([`the projections of ${three} and ${other} differ`]);
  });
});
