import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@docket/testing';
import { Installation } from './installation.js';

/** Names come in details of events. */
const POISON = 'no view can read this';

describe('ingestion with a view that always throws at one value', () => {
  let at: Installation;
  beforeAll(async () => {
    at = await Installation.create({ partitions: 2 });
    const settings = 'SETTINGS non_replicated_deduplication_window = 100000';
    for (const name of ['a_before', 'm_broken', 'z_after']) {
      const columns = 'partition UInt32, offset UInt64';
      await at.writer.command(`CREATE TABLE ${name} (${columns}) ENGINE = MergeTree ORDER BY offset ${settings}`);
      const where = name === 'm_broken' ? `WHERE throwIf(details['name'] = '${POISON}', 'cannot') = 0` : '';
      const select = `SELECT kafka_partition AS partition, kafka_offset AS offset FROM audit_events ${where}`;
      await at.writer.command(`CREATE MATERIALIZED VIEW ${name}_mv TO ${name} AS ${select}`);
    }
  });
  afterAll(() => at.remove());

  it('detaches it, fills the table and the other views exactly, and goes on', async () => {
    const child = await at.startIngestion({ DOCKET_INGEST_BATCH_ROWS: '100' });
    const audit = await at.connect();
    const emit = (name: string, ticket_id: string) =>
      audit.emit('ticket.other', { actor: { type: 'AGENT', id: 'a' }, ticket_id, details: { name } });
    const emitMany = (count: number) =>
      Promise.all(Array.from({ length: count }, (_, index) => emit('x', `T-${index}`)));
    const stored = (count: number) =>
      eventually(
        `${count} events are stored`,
        async () => (await at.number('SELECT count() FROM audit_events')) >= count,
      );

    await emitMany(500);
    await stored(500);
    const { partition, offset } = await emit(POISON, 'T-1');
    await emitMany(500);
    await stored(1_001);
    await eventually('the view is detached', () => at.said(child).includes('was detached'));
    await emitMany(500);
    await stored(1_501);

    for (const name of ['audit_events', 'a_before', 'z_after']) {
      const place = name === 'audit_events' ? 'kafka_partition, kafka_offset' : 'partition, offset';
      expect(await at.number(`SELECT count() FROM ${name}`)).toBe(1_501);
      expect(await at.number(`SELECT uniqExact(${place}) FROM ${name}`)).toBe(1_501);
    }
    expect(
      await at.number("SELECT count() FROM system.tables WHERE database = currentDatabase() AND name LIKE '%_mv'"),
    ).toBe(2);
    // What is written down is true: all before it is in the view, and what it lacks begins there.
    const since = `(SELECT partition, min(first) AS first FROM ingest_broken_view WHERE view = '${at.writer.database}.m_broken_mv' GROUP BY partition)`;
    const lacking =
      'SELECT kafka_partition AS partition, kafka_offset AS offset FROM audit_events WHERE (partition, offset) NOT IN (SELECT partition, offset FROM m_broken)';
    expect(
      await at.number(
        `SELECT count() FROM (${lacking}) AS l JOIN ${since} AS s USING partition WHERE l.offset < s.first`,
      ),
    ).toBe(0);
    expect(
      await at.number(`SELECT count() FROM (${lacking}) WHERE partition = ${partition} AND offset = ${offset}`),
    ).toBe(1);
    expect(await at.number(`SELECT first FROM ${since} WHERE partition = ${partition}`)).toBeLessThanOrEqual(
      Number(offset),
    );

    const metrics = await (await fetch(`${at.operationsUrl(child)}/metrics`)).text();
    expect(metrics).toMatch(/docket_ingest_views_detached_total\{view="\w+\.m_broken_mv"\} 1/);
    expect((await fetch(`${at.operationsUrl(child)}/health/ready`)).status).toBe(200);
    await audit.close();
  });
});
