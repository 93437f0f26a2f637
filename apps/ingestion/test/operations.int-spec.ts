import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { doneRow, LedgerStore } from '@docket/ledger';
import { eventually } from '@docket/testing';
import { end, Installation } from './installation.js';

const ACTOR = { type: 'AGENT', id: 'a-1' } as const;

/** The value of a metric in Prometheus text, all labels together. */
function total(text: string, name: string): number {
  const lines = text.split('\n').filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
  if (lines.length === 0) return Number.NaN;
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}

describe('operating ingestion', () => {
  let at: Installation;
  beforeAll(async () => {
    at = await Installation.create({ partitions: 3 });
  });
  afterAll(() => at.remove());

  const metrics = async (url: string): Promise<string> => (await fetch(`${url}/metrics`)).text();

  async function ready(url: string): Promise<{ status: number; body: Record<string, unknown> }> {
    const answer = await fetch(`${url}/health/ready`);
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }

  it('tells what it has written and how far it is behind', async () => {
    const child = await at.startIngestion();
    const url = at.operationsUrl(child);
    const audit = await at.connect();
    await eventually('it is ready', async () => (await ready(url)).status === 200);
    const events = Array.from({ length: 500 }, (_, index) =>
      audit.emit('ticket.other', { actor: ACTOR, ticket_id: `T-${index}`, details: { name: 'opened' } }),
    );
    await Promise.all(events);
    await audit.close();
    const text = await eventually('all is written', async () => {
      const now = await metrics(url);
      return total(now, 'docket_ingest_rows_total') === 500 && total(now, 'docket_ingest_lag_records') === 0
        ? now
        : null;
    });
    expect(total(text, 'docket_ingest_watermark_offset')).toBe(500);
    expect(total(text, 'docket_ingest_lag_seconds')).toBe(0);
    expect(total(text, 'docket_ingest_partition_open')).toBe(3);
    expect(total(text, 'docket_ingest_partition_stopped')).toBe(0);
    expect(total(text, 'docket_ingest_insert_seconds_count{step="events"}')).toBeGreaterThanOrEqual(1);
    expect(total(text, 'docket_ingest_bytes_total')).toBeGreaterThan(500 * 50);
    const { body } = await ready(url);
    expect(body).toMatchObject({ status: 'ready', problems: [] });
    expect(await end(child, 'SIGTERM')).toBe(0);
  });

  it('is not ready when a partition has stopped, and names it and what to do', async () => {
    const store = new LedgerStore(at.writer);
    const place = { topic: at.topics.events, epoch: 1, partition: 1 };
    const fence = await store.takeFence(place, 'test');
    if (!fence) throw new Error('the partition is taken');
    await store.intend(place, fence, doneRow(9_999, 'test', Date.now()));
    const child = await at.startIngestion();
    const url = at.operationsUrl(child);
    const { body } = await eventually('the partition has stopped and the others are open', async () => {
      const answer = await ready(url);
      const text = JSON.stringify(answer.body);
      return text.includes('has stopped') && !text.includes('is being opened') ? answer : null;
    });
    expect(body['status']).toBe('not_ready');
    expect(body['problems']).toEqual([
      { part: 'partition 1', problem: expect.stringContaining('docket ingest new-epoch') },
    ]);
    expect(total(await metrics(url), 'docket_ingest_partition_stopped')).toBe(1);
    expect(total(await metrics(url), 'docket_ingest_partition_open')).toBe(2);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    await end(child, 'SIGTERM');
  });

  it('does not start on a database that has the events of another topic', async () => {
    const store = new LedgerStore(at.writer);
    const place = { topic: 'other.events', epoch: 1, partition: 0 };
    const fence = await store.takeFence(place, 'other');
    if (!fence) throw new Error('the partition is taken');
    await store.intend(place, fence, doneRow(1, 'other', Date.now()));
    await expect(at.startIngestion()).rejects.toThrow(/ended with 1: .*has the events of topic other\.events/s);
  });

  it('checks its configuration, and what in it does not go together, without starting', async () => {
    expect(await at.checkConfig()).toMatchObject({ code: 0, out: 'configuration is usable\n' });
    const wrong = { DOCKET_INGEST_BATCH_ROWS: '0', DOCKET_KAFKA_TLS_CA_FILE: '/nowhere/ca.pem' };
    const both = await at.checkConfig(wrong);
    expect(both.code).toBe(1);
    expect(both.err).toMatch(/DOCKET_KAFKA_TLS_CA_FILE: cannot be read/);
    expect(both.err).toMatch(/DOCKET_INGEST_BATCH_ROWS: must be a whole number/);
    const contradiction = await at.checkConfig({ DOCKET_KAFKA_SASL_MECHANISM: 'plain' });
    expect(contradiction).toMatchObject({ code: 1, err: expect.stringContaining('DOCKET_KAFKA_SASL_USERNAME') });
  });
});
