import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClickHouseWriter, connectWriter, migrate } from '@docket/clickhouse';
import { testStack, uniqueName } from '@docket/testing';
import { type EventKey } from '../src/delivery/partition-store.js';
import { ClickHousePartitionStore } from '../src/store/clickhouse-partition-store.js';

/** What proxies and load balancers take as a rule. */
const MOST_BYTES_OF_HEADERS = 8 * 1024;
const KEYS = 3_000;

describe('look-ups of redelivered events', () => {
  const { url, user: username, password } = testStack().clickhouse;
  const database = uniqueName('look_ups');
  const direct = connectWriter({ url, username, password, database });
  let behind: ClickHouseWriter;
  const proxy = http.createServer({ maxHeaderSize: MOST_BYTES_OF_HEADERS }, (request, response) => {
    const onward = http.request(new URL(request.url ?? '/', url), { method: request.method, headers: request.headers });
    onward.once('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.once('error', () => response.destroy());
    request.pipe(onward);
  });

  beforeAll(async () => {
    await migrate(direct, { database });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    behind = connectWriter({ url: `http://127.0.0.1:${port}`, username, password, database });
  });
  afterAll(async () => {
    await behind.close();
    proxy.closeAllConnections();
    proxy.close();
    await direct.command(`DROP DATABASE ${database} SYNC`, { inDatabase: false });
    await direct.close();
  });

  it('find thousands of them through a proxy that takes short requests only', async () => {
    const keys = Array.from({ length: KEYS }, (_, index): EventKey => ({
      // Each letter is six bytes in the address of a request.
      tenantId: `müllabfuhr-köln-äöü-${index % 7}`,
      occurredAt: Date.UTC(2026, 3, 1) + index,
      eventId: randomUUID(),
    }));
    const there = keys.filter((_, index) => index % 500 === 3);
    await direct.insertRows(
      'audit_events',
      there.map(({ tenantId, occurredAt, eventId }) => ({
        tenant_id: tenantId,
        occurred_at: new Date(occurredAt),
        event_id: eventId,
      })),
    );
    const found = await new ClickHousePartitionStore(behind, 60, () => Promise.resolve()).stored(keys);
    expect([...found].sort()).toEqual(there.map(({ eventId }) => eventId).sort());
  });
});
