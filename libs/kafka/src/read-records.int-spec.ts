import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testStack, uniqueName } from '@docket/testing';
import { connectAdmin, type TopicAdmin } from './admin.js';
import { connectProducer } from './producer.js';
import { readRecords } from './read-records.js';
import { kafkaClient } from './settings.js';

describe('readRecords', () => {
  const { brokers } = testStack();
  const name = uniqueName('look');
  let admin: TopicAdmin;

  beforeAll(async () => {
    admin = await connectAdmin({ brokers }, { clientId: 'test' });
    await admin.create({ name, partitions: 3, replicationFactor: 1, config: {} });
    const producer = await connectProducer({ brokers }, { clientId: 'test' });
    for (let sent = 0; sent < 60; sent += 1)
      await producer.send(name, [{ key: `k${sent}`, value: Buffer.from(`v${sent}`) }]);
    await producer.close();
  });
  afterAll(async () => {
    await admin.remove(name);
    await admin.close();
  });

  it('gives the records at the offsets asked for, of those partitions alone, and leaves no member behind', async () => {
    const ranges = await admin.ranges(name);
    const wanted = new Map(ranges.slice(0, 2).map(({ partition, high }) => [partition, Number(high) - 1]));
    const found = await readRecords({ brokers }, { name, clientId: 'look-test' }, wanted);
    expect([...found].map(([partition, { offset }]) => [partition, Number(offset)]).sort()).toEqual([...wanted].sort());
    const first = await readRecords({ brokers }, { name, clientId: 'look-test' }, new Map([[2, 0]]));
    expect(first.get(2)).toMatchObject({ offset: '0', key: expect.any(Buffer), value: expect.any(Buffer) });

    const driver = kafkaClient({ brokers }, 'test').admin();
    await driver.connect();
    const { groups } = await driver.listGroups();
    const ours = groups.map(({ groupId }) => groupId).filter((groupId) => groupId.startsWith('look-test'));
    const described = ours.length === 0 ? [] : (await driver.describeGroups(ours)).groups;
    await driver.disconnect();
    expect(described.flatMap(({ members }) => members)).toEqual([]);
  });

  it('asks nobody when there is nothing to look for', async () => {
    const nobody = { brokers: ['127.0.0.1:1'] };
    expect((await readRecords(nobody, { name, clientId: 'test' }, new Map())).size).toBe(0);
  });
});
