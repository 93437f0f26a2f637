import { statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { consume, produce, register, schemaById, sql } from '../test/clients.js';
import { newDirectory, removeDirectories } from '../test/directory.js';
import { type LocalStack, StackInUseError, stackStatus, startStack } from './index.js';

const schema = { type: 'record', name: 'Opened', fields: [{ name: 'ticket', type: 'string' }] };
const dataDir = newDirectory();

let stack: LocalStack;
let schemaId: number;

beforeAll(async () => {
  stack = await startStack({ dataDir, database: 'desk' });
});

afterAll(async () => {
  await stack.stop();
  removeDirectories();
});

// The tests of this block build on each other: what the first stores, the later ones must find again.
describe('a stack', () => {
  it('is real: Kafka, registry and ClickHouse store and give back', async () => {
    expect(await produce(stack, 'tickets', ['one', 'two'])).toEqual(['0']);
    expect(await consume(stack, 'tickets', 2)).toEqual(['one', 'two']);
    schemaId = await register(stack, 'tickets-Opened', schema);
    expect(await schemaById(stack, schemaId)).toEqual(schema);
    await sql(stack, 'CREATE TABLE desk.tickets (id UInt32) ENGINE = MergeTree ORDER BY id');
    await sql(stack, 'INSERT INTO desk.tickets VALUES (1), (2)');
    expect(await sql(stack, 'SELECT sum(id) FROM desk.tickets')).toBe('3');
  });

  it('makes no topic that nobody asked for', async () => {
    await expect(consume(stack, 'mistyped', 1)).rejects.toThrow('does not host this topic-partition');
  });

  it('refuses a schema that breaks readers', async () => {
    const breaking = { ...schema, fields: [...schema.fields, { name: 'queue', type: 'string' }] };
    await expect(register(stack, 'tickets-Opened', breaking)).rejects.toThrow(/^409 .*queue/s);
  });

  it('runs mutations and keeps its own logs bounded', async () => {
    await sql(stack, 'CREATE TABLE desk.changes (id UInt32) ENGINE = MergeTree ORDER BY tuple()');
    await sql(stack, 'INSERT INTO desk.changes VALUES (1)');
    await sql(stack, 'ALTER TABLE desk.changes UPDATE id = 7 WHERE 1 SETTINGS mutations_sync = 1');
    expect(await sql(stack, 'SELECT id FROM desk.changes')).toBe('7');
    await sql(stack, 'SYSTEM FLUSH LOGS');
    const logs = await sql(
      stack,
      "SELECT create_table_query FROM system.tables WHERE name IN ('query_log', 'part_log')",
    );
    expect(logs.match(/TTL event_date \+ toIntervalDay\(3\)/g)).toHaveLength(2);
  });

  it('lets the reader set limits and read, and nothing else', async () => {
    const { readerUser, readerPassword } = stack.clickhouse;
    const asReader = (query: string) => sql(stack, query, [readerUser, readerPassword]);
    expect(await asReader('SELECT count() FROM desk.tickets SETTINGS max_execution_time = 5')).toBe('2');
    expect(await asReader("SELECT getSetting('cancel_http_readonly_queries_on_client_close')")).toBe('true');
    for (const forbidden of [
      'INSERT INTO desk.tickets VALUES (3)',
      'TRUNCATE TABLE desk.tickets',
      'CREATE TABLE desk.other (id UInt32) ENGINE = Memory',
      'CREATE USER other',
      'SYSTEM FLUSH LOGS',
      "SELECT * FROM file('/etc/passwd', 'LineAsString')",
      "SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')",
    ]) {
      await expect(asReader(forbidden)).rejects.toThrow('ACCESS_DENIED');
    }
    await expect(asReader('SET readonly = 0')).rejects.toThrow('READONLY');
  });

  it('lets nobody in without a password', async () => {
    await expect(sql(stack, 'SELECT * FROM desk.tickets', ['default', ''])).rejects.toThrow('ACCESS_DENIED');
    await expect(sql(stack, 'SELECT 1', [stack.clickhouse.user, 'wrong'])).rejects.toThrow('AUTHENTICATION_FAILED');
    for (const secret of ['stack.json', 'clickhouse/users.xml', 'clickhouse/credentials.json']) {
      expect(statSync(path.join(dataDir, secret)).mode & 0o077).toBe(0);
    }
  });

  it('survives malformed requests', async () => {
    const garbage = await fetch(stack.clickhouse.url, { method: 'POST', body: new Uint8Array([0, 255, 0]) });
    expect(garbage.ok).toBe(false);
    const { parts } = await stackStatusOfRunning();
    expect(parts.map(({ name, answers }) => [name, answers])).toEqual([
      ['kafka-1', true],
      ['registry', true],
      ['clickhouse', true],
    ]);
  });

  it('has its data directory for itself', async () => {
    const second = startStack({ dataDir });
    await expect(second).rejects.toThrow(StackInUseError);
    await expect(second).rejects.toThrow(`process ${process.pid} already runs a local stack on it`);
  });

  it('keeps what it acknowledged when every part is killed', async () => {
    expect(await produce(stack, 'tickets', ['three'])).toEqual(['2']);
    const id = await register(stack, 'tickets-Closed', { ...schema, name: 'Closed' });
    await sql(stack, 'INSERT INTO desk.tickets VALUES (3)');
    const before = stack.servers.map(({ pid }) => pid);
    await Promise.all([stack.kafka.kill9(), stack.registry.kill9(), stack.clickhouse.kill9()]);
    await Promise.all([stack.kafka.start(), stack.registry.start(), stack.clickhouse.start()]);
    for (const pid of before) expect(stack.servers.map((server) => server.pid)).not.toContain(pid);
    expect(await consume(stack, 'tickets', 3)).toEqual(['one', 'two', 'three']);
    expect(await schemaById(stack, id)).toMatchObject({ name: 'Closed' });
    // An id that was lost would be given out again.
    expect(await register(stack, 'tickets-Reopened', { ...schema, name: 'Reopened' })).toBeGreaterThan(id);
    expect(await sql(stack, 'SELECT sum(id) FROM desk.tickets')).toBe('6');
  });

  it('has the same data, addresses and passwords after a stop and a start', async () => {
    const { endpoints } = stack;
    await stack.stop();
    expect(await stackStatus(dataDir)).toEqual({ state: 'down' });
    stack = await startStack({ dataDir, database: 'desk' });
    expect(stack.endpoints).toEqual(endpoints);
    expect(await consume(stack, 'tickets', 3)).toEqual(['one', 'two', 'three']);
    expect(await schemaById(stack, schemaId)).toEqual(schema);
    expect(await sql(stack, 'SELECT sum(id) FROM desk.tickets')).toBe('6');
  });
});

describe('a second stack', () => {
  it('runs beside the first, here started by Python, and neither sees the other', async () => {
    const other = await startStack({ dataDir: newDirectory(), launcher: 'python' });
    try {
      expect(await produce(other, 'tickets', ['theirs'])).toEqual(['0']);
      expect(await consume(other, 'tickets', 1)).toEqual(['theirs']);
      await expect(schemaById(other, schemaId)).rejects.toThrow();
      expect(await sql(other, 'SHOW DATABASES')).not.toContain('desk');
      expect(other.clickhouse.password).not.toBe(stack.clickhouse.password);
    } finally {
      await other.stop();
    }
    expect(await sql(stack, 'SELECT sum(id) FROM desk.tickets')).toBe('6');
  });

  it('may be one part alone, and is refused a port that is taken', async () => {
    const dataDir = newDirectory();
    const taken = startStack({ dataDir, parts: ['clickhouse'], ports: { clickhouse: stack.clickhouse.port } });
    await expect(taken).rejects.toThrow(`port ${stack.clickhouse.port} on 127.0.0.1, wanted for clickhouse, is in use`);
    const small = await startStack({ dataDir, parts: ['clickhouse'] });
    expect(() => small.kafka).toThrow('started without kafka');
    await small.stop();
  });
});

async function stackStatusOfRunning() {
  const status = await stackStatus(dataDir);
  if (status.state === 'down') throw new Error('the stack is down');
  return status;
}
