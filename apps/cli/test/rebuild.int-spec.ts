import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClickHouseWriter, connectWriter } from '@docket/clickhouse';
import { eventually, testStack } from '@docket/testing';
import { checksum, everything } from './contents.js';
import { Installation } from './installation.js';

const EVENTS = 3_000;

/** Kafka is the record: what ClickHouse has can be lost whole. */
describe('a database that was lost', () => {
  let at: Installation;
  let writer: ClickHouseWriter;

  beforeAll(async () => {
    at = await Installation.create();
    const { url, user: username, password } = testStack().clickhouse;
    writer = connectWriter({ url, username, password, database: at.env['DOCKET_CLICKHOUSE_DATABASE'] ?? '' });
  });
  afterAll(async () => {
    await writer.close();
    await at.remove();
  });

  it('comes back from the topic, equal by checksum, with `docket migrate` and ingestion', async () => {
    const traffic = ['traffic', '--start', '2026-02-02', '--events', String(EVENTS), '--seed', '5'];
    expect(await at.docket(...traffic)).toMatchObject({ code: 0 });
    // Most of it once more: what was told to be a duplicate must be told so again.
    expect(await at.docket(...traffic, '--again')).toMatchObject({ code: 0 });
    const first = await at.startIngestion();
    expect(await at.docket('keys', 'create', '--tenant', 'demo', '--name', 'test')).toMatchObject({ code: 0 });
    await ingested();
    const before = await everything(writer);
    expect(before['events']).toMatchObject({ rows: String(EVENTS) });
    await first.stop(20_000);

    await writer.command(`DROP DATABASE ${writer.database} SYNC`, { inDatabase: false });
    expect(await at.docket('migrate')).toMatchObject({ code: 0 });
    expect((await everything(writer))['events']).toMatchObject({ rows: '0' });

    await at.startIngestion();
    await ingested();
    expect(await everything(writer)).toEqual(before);
    expect(await at.docket('verify', 'projections')).toMatchObject({ code: 0 });
    await eventually(
      'the key is back',
      async () => (await checksum(writer, "(SELECT * FROM control_state FINAL WHERE kind = 'api_key')"))?.rows === '1',
    );
  });

  async function ingested(): Promise<void> {
    await eventually(
      'all is ingested',
      async () => {
        const { out } = await at.docket('ingest', 'status', '--json');
        const { partitions } = JSON.parse(out) as { partitions: { lag: number; pending: unknown; high: number }[] };
        const total = partitions.reduce((sum, { high }) => sum + high, 0);
        return total > EVENTS && partitions.every(({ lag, pending }) => lag === 0 && pending === null);
      },
      { timeoutMs: 60_000 },
    );
  }
});
