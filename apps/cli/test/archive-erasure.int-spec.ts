import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClickHouseFiles, connectWriter, defineQuery } from '@docket/clickhouse';
import { EVENTS_TOPIC } from '@docket/events';
import { connectAdmin } from '@docket/kafka';
import { readProjections } from '@docket/projections';
import { eventually, testStack } from '@docket/testing';
import { z } from 'zod';
import { type ServiceProcess } from '../src/start/service-process.js';
import { Installation } from './installation.js';

const EVENTS = 2_000;
const TENANT = 'demo';

/** The archive is read again by replays and by a restore; neither brings back what was erased before or after it was written. */
describe('an archive, and what was erased', () => {
  let at: Installation;
  let writer: ClickHouseFiles;
  let ingestion: ServiceProcess;
  let archive: string;
  let contacts: string[];

  beforeAll(async () => {
    at = await Installation.create();
    archive = path.join(at.folder, 'archive');
    const { url, user: username, password } = testStack().clickhouse;
    writer = connectWriter({ url, username, password, database: at.env['DOCKET_CLICKHOUSE_DATABASE'] ?? '' });
    const traffic = ['traffic', '--start', '2026-02-02', '--events', String(EVENTS), '--seed', '5', '--tenant', TENANT];
    expect(await at.docket(...traffic)).toMatchObject({ code: 0 });
    ingestion = await at.startIngestion();
    await eventually('all is ingested', async () => Number(await text('count()', 'audit_events')) === EVENTS);
    const busiest = "audit_events WHERE actor_type = 'CONTACT' GROUP BY actor_id ORDER BY count() DESC, actor_id LIMIT";
    contacts = [await text('actor_id', `${busiest} 1`), await text('actor_id', `${busiest} 1, 1`)];
  });
  afterAll(async () => {
    await writer.close();
    await at.remove();
  });

  async function text(what: string, from: string): Promise<string> {
    const sql = `SELECT toString(${what}) AS value FROM ${from}`;
    const query = defineQuery({ name: 'test', sql, params: z.object({}), row: z.object({ value: z.string() }) });
    return (await writer.query(query, {}))[0]?.value ?? '';
  }

  const NOT_OURS = "NOT startsWith(action, 'audit.')";
  const everything = () =>
    text('tuple(count(), sum(sipHash64(toString(tuple(*)))))', `(SELECT * FROM audit_events WHERE ${NOT_OURS})`);
  const named = async (): Promise<number> => {
    const about = contacts.map((id) => `position(toString(tuple(* EXCEPT (event_id))), '${id}') > 0`).join(' OR ');
    return Number(await text('count()', `audit_events WHERE ${about}`));
  };
  const erase = (contact: string | undefined) =>
    at.docket('erase', `contact:${contact ?? ''}`, '--tenant', TENANT, '--reason', 'they asked', '--yes');

  async function closed(): Promise<void> {
    await eventually('all is closed', async () => {
      const { out } = await at.docket('ingest', 'status', '--json');
      const { partitions } = JSON.parse(out) as { partitions: { lag: number; pending: unknown }[] };
      return partitions.every(({ lag, pending }) => lag === 0 && pending === null);
    });
  }

  it('is written although events are gone that were erased, and no others', async () => {
    expect(await erase(contacts[0])).toMatchObject({ code: 0 });
    await closed();
    const lost = await text('min(event_id)', `audit_events WHERE ${NOT_OURS}`);
    const partition = await text('kafka_partition', `audit_events WHERE event_id = '${lost}'`);
    await writer.command(`CREATE TABLE kept AS audit_events`);
    await writer.command(`INSERT INTO kept SELECT * FROM audit_events WHERE event_id = '${lost}'`);
    await writer.command(`DELETE FROM audit_events WHERE event_id = '${lost}'`);
    const refused = await at.docket('archive', 'run', '--to', archive, '--until', 'now');
    expect(refused).toMatchObject({ code: 1 });
    expect(`${refused.out}${refused.err}`).toContain(`/${partition}, offsets`);
    await writer.command(
      'INSERT INTO audit_events SELECT * FROM kept SETTINGS insert_deduplicate = 0, materialized_views_ignore_errors = 1',
    );
    await writer.command('DROP TABLE kept SYNC');
    expect(await at.docket('verify', 'projections', '--repair')).toMatchObject({ code: 0 });
    await closed();
    expect(await at.docket('archive', 'run', '--to', archive, '--until', 'now')).toMatchObject({ code: 0 });
    expect(await at.docket('archive', 'verify', '--from', archive)).toMatchObject({ code: 0 });
  });

  it('is what projections can be built of, with the topic for what is not archived', async () => {
    expect(await erase(contacts[1])).toMatchObject({ code: 0 });
    expect(await named()).toBe(0);
    const name = readProjections().map((one) => one.name);
    const { code, out, err } = await at.docket(
      'replay',
      ...name,
      '--source',
      'archive',
      '--archive',
      archive,
      '--json',
    );
    expect({ code, err }).toMatchObject({ code: 0 });
    const outcomes = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(outcomes).toHaveLength(name.length);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ equal: true, switched: true });
    expect(await at.docket('replay', '--all', '--source', 'archive')).toMatchObject({ code: 2 });
  });

  it('brings back all but what was erased when topic and database have lost it', async () => {
    expect(
      await at.docket('archive', 'run', '--to', archive, '--until', 'now', '--give-back-after', '0'),
    ).toMatchObject({ code: 0 });
    const admin = await connectAdmin({ brokers: testStack().brokers }, { clientId: 'test' });
    const ranges = await admin.ranges(`${at.env['DOCKET_KAFKA_TOPIC_PREFIX'] ?? ''}${EVENTS_TOPIC}`);
    await admin.close();
    expect(ranges.some(({ low }) => low > 0n)).toBe(true);
    const before = await everything();
    await ingestion.stop(20_000);
    await writer.command(`DROP DATABASE ${writer.database} SYNC`, { inDatabase: false });
    expect(await at.docket('migrate')).toMatchObject({ code: 0 });
    const restored = await at.docket('archive', 'restore', '--from', archive);
    expect({ code: restored.code, err: restored.err }).toMatchObject({ code: 0 });
    expect(await everything()).toBe(before);
    await at.startIngestion();
    await closed();
    expect(await everything()).toBe(before);
    expect(await named()).toBe(0);
    expect(await at.docket('verify', 'projections')).toMatchObject({ code: 0 });
  });
});
