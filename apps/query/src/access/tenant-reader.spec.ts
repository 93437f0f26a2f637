import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type ClickHouseReader, defineQuery } from '@docket/clickhouse';
import { TenantReader } from './tenant-reader.js';

const bound = z.looseObject({ tenant_id: z.string() });
const row = z.unknown();
const define = (sql: string) => defineQuery({ name: 'q', sql, params: bound, row });

/** Stands for a connection that must never be used. */
function readerThatRecords() {
  const seen: unknown[] = [];
  const reader: ClickHouseReader = {
    database: 'd',
    query: (_definition, params) => {
      seen.push(params);
      return Promise.resolve([]);
    },
    file: () => {
      throw new Error('not asked for');
    },
    ping: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  return { reader, seen };
}

describe('reader of a tenant', () => {
  it('binds the tenant itself, over whatever a handler says', async () => {
    const { reader, seen } = readerThatRecords();
    const tenant = new TenantReader(reader, 'mine', new AbortController().signal);
    const query = define('SELECT 1 FROM audit_events WHERE tenant_id = {tenant_id: String}');
    await tenant.query(query, { tenant_id: 'theirs', x: 1 });
    expect(seen).toEqual([{ tenant_id: 'mine', x: 1 }]);
  });

  it.each([
    'SELECT 1 FROM audit_events',
    'SELECT 1 FROM audit_events WHERE tenant_id != {tenant_id: String}',
    'SELECT 1 FROM audit_events WHERE tenant_id = {tenant_id: String} AND 1 IN (SELECT 1 FROM audit_events)',
    'SELECT 1 FROM control_state',
  ])('does not send %s', async (sql) => {
    const { reader, seen } = readerThatRecords();
    const tenant = new TenantReader(reader, 'mine', new AbortController().signal);
    await expect(tenant.query(define(sql), {})).rejects.toThrow('query q is not bound to a tenant');
    expect(seen).toEqual([]);
  });
});
