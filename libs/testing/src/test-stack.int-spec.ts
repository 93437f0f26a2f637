import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { testStack } from './index.js';

describe('the stack of a test run', () => {
  it('has a broker', async () => {
    const [host, port] = (testStack().brokers[0] ?? '').split(':');
    await new Promise<void>((resolve, reject) => {
      const socket = connect({ host: host ?? '', port: Number(port) }, () => {
        socket.destroy();
        resolve();
      });
      socket.on('error', reject);
    });
  });

  it('has a registry', async () => {
    const response = await fetch(`${testStack().registryUrl}/subjects`);
    expect(Array.isArray(await response.json())).toBe(true);
  });

  it('has a ClickHouse with a user who writes and one who reads', async () => {
    const { url, user, password, readerUser, readerPassword } = testStack().clickhouse;
    const currentUser = async (name: string, key: string) => {
      const headers = { 'X-ClickHouse-User': name, 'X-ClickHouse-Key': key };
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body: "SELECT currentUser(), getSetting('readonly')",
      });
      return (await response.text()).trim().split('\t');
    };
    expect(await currentUser(user, password)).toEqual([user, '0']);
    expect(await currentUser(readerUser, readerPassword)).toEqual([readerUser, '2']);
  });
});
