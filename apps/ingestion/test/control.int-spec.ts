import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectProducer, type RecordProducer } from '@docket/kafka';
import { eventually } from '@docket/testing';
import { end, Installation } from './installation.js';

describe('the control topic', () => {
  let at: Installation;
  let producer: RecordProducer;
  beforeAll(async () => {
    at = await Installation.create({ partitions: 1 });
    producer = await connectProducer(at.kafka, { clientId: 'test' });
  });
  afterAll(async () => {
    await producer.close();
    await at.remove();
  });

  const publish = (key: string, value: string | null) =>
    producer.send(at.topics.control, [{ key, value: value === null ? null : Buffer.from(value) }]);
  const holds = (id: string, value: string) =>
    at.number(`SELECT count() FROM control_state FINAL WHERE kind = 'api_key' AND id = '${id}' AND value = '${value}'`);
  const comes = (id: string, value: string) =>
    eventually(`${id} is ${value}`, async () => (await holds(id, value)) === 1);

  it('is in ClickHouse, and comes back whole when ClickHouse has lost it', async () => {
    const first = await at.startIngestion();
    await publish('api_key/a', 'one');
    await publish('api_key/b', 'one');
    await publish('api_key/a', 'two');
    await publish('api_key/b', null);
    await comes('a', 'two');
    await comes('b', '');
    await end(first, 'SIGTERM');
    await at.writer.command('TRUNCATE TABLE control_state');
    const second = await at.startIngestion();
    await comes('a', 'two');
    await comes('b', '');
    await end(second, 'SIGTERM');
  });

  it('goes on behind records that ClickHouse does not take, and says which', async () => {
    await at.writer.command("ALTER TABLE control_state ADD CONSTRAINT sound CHECK value != 'poison'");
    await producer.send(
      at.topics.control,
      ['c', 'poison', 'd'].map((id) => ({ key: `api_key/${id}`, value: Buffer.from(id) })),
    );
    await publish('no key of ours', 'x');
    const child = await at.startIngestion();
    await comes('c', 'c');
    await comes('d', 'd');
    await publish('api_key/e', 'e');
    await comes('e', 'e');
    expect(await holds('poison', 'poison')).toBe(0);
    expect(at.said(child)).toMatch(/"kind":"api_key","id":"poison","offset":"5".*does not take it/);
    const metrics = await (await fetch(`${at.operationsUrl(child)}/metrics`)).text();
    expect(metrics).toContain('docket_ingest_control_refused_total 2');
    await end(child, 'SIGTERM');
  });

  it('waits while the table is away', async () => {
    const child = await at.startIngestion();
    await comes('e', 'e');
    await at.writer.command('RENAME TABLE control_state TO control_state_away');
    await publish('api_key/f', 'f');
    await eventually('it waits', () => at.said(child).includes('control records wait for ClickHouse'));
    await at.writer.command('RENAME TABLE control_state_away TO control_state');
    await comes('f', 'f');
    expect(at.said(child)).not.toContain('"id":"f"');
    await end(child, 'SIGTERM');
  });
});
