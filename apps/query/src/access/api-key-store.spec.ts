import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type ClickHouseReader } from '@docket/clickhouse';

import { ApiKeyStore } from './api-key-store.js';

const text = `dk_abcdefghij23_${'s'.repeat(43)}`;
const record = {
  id: 'abcdefghij23',
  tenant_id: 't',
  name: 'n',
  roles: ['analyst'],
  hash: createHash('sha256').update(text).digest('hex'),
  created_at: '2026-01-01T00:00:00.000Z',
};

/** A store over answers given by the test, and a clock that it moves. */
function storeOver(answer: () => Promise<unknown[]>) {
  let asked = 0;
  let now = 1_000_000;
  const reader: ClickHouseReader = {
    database: 'd',
    query: () => {
      asked += 1;
      return answer() as Promise<never[]>;
    },
    file: () => {
      throw new Error('not asked for');
    },
    ping: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const store = new ApiKeyStore(reader, () => now);
  return { store, asked: () => asked, wait: (ms: number) => (now += ms) };
}

describe('store of API keys', () => {
  const found = () => Promise.resolve([{ value: JSON.stringify(record) }]);

  it('asks once for a burst and again when its memory is old', async () => {
    const { store, asked, wait } = storeOver(found);
    await Promise.all(Array.from({ length: 50 }, () => store.find(record.id)));
    expect(asked()).toBe(1);
    wait(10_000);
    expect(await store.find(record.id)).toEqual(record);
    expect(asked()).toBe(2);
  });

  it('remembers for a while that there is no such key', async () => {
    const { store, asked } = storeOver(() => Promise.resolve([]));
    expect(await store.find('x')).toBeUndefined();
    expect(await store.find('x')).toBeUndefined();
    expect(asked()).toBe(1);
  });

  it('does not remember a failure', async () => {
    let down = true;
    const { store } = storeOver(() => (down ? Promise.reject(new Error('away')) : found()));
    await expect(store.find(record.id)).rejects.toThrow('away');
    down = false;
    expect(await store.find(record.id)).toEqual(record);
  });
});
