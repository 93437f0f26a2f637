import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type ClickHouseReader, DEFAULT_LIMITS, defineQuery, type FileQuery } from '@docket/clickhouse';
import { TenantReader } from './tenant-reader.js';

const bound = z.looseObject({ tenant_id: z.string() });
const row = z.unknown();
const define = (sql: string) => defineQuery({ name: 'q', sql, params: bound, row });

const fileOf = (sql: string): FileQuery => ({
  name: 'f',
  sql,
  format: 'TSVRaw',
  params: { tenant_id: 'theirs', x: 1 },
  limits: { ...DEFAULT_LIMITS, executionSeconds: 300 },
});

const all = { tenantId: 'mine', departments: undefined, seesAudit: true };
const BOUND = 'WHERE tenant_id = {tenant_id: String}';

/** Stands for a connection that must never be used. */
function readerThatRecords() {
  const seen: unknown[] = [];
  const settings: unknown[] = [];
  const caps: unknown[] = [];
  const reader: ClickHouseReader = {
    database: 'd',
    query: (_definition, params, options) => {
      seen.push(params);
      settings.push(options?.settings);
      return Promise.resolve([]);
    },
    file: (query, options) => {
      seen.push(query.params);
      settings.push(options?.settings);
      caps.push(options?.caps);
      return Readable.from([]);
    },
    ping: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  return { reader, seen, settings, caps };
}

describe('reader of a tenant', () => {
  it('binds the tenant itself, over whatever a handler says', async () => {
    const { reader, seen } = readerThatRecords();
    const tenant = new TenantReader(reader, all, {});
    const query = define('SELECT 1 FROM audit_events WHERE tenant_id = {tenant_id: String}');
    await tenant.query(query, { tenant_id: 'theirs', x: 1 });
    expect(seen).toEqual([{ tenant_id: 'mine', x: 1 }]);
  });

  it.each([
    'SELECT 1 FROM audit_events',
    'SELECT 1 FROM audit_events WHERE tenant_id != {tenant_id: String}',
    'SELECT 1 FROM audit_events WHERE tenant_id = {tenant_id: String} AND 1 IN (SELECT 1 FROM audit_events)',
    'SELECT 1 FROM ticket_lifecycle',
    'SELECT 1 FROM audit_events WHERE tenant_id = {tenant_id: String} AND 1 IN (SELECT 1 FROM view_sessions__v2)',
    'SELECT 1 FROM d.audit_events AS a JOIN ticket_lifecycle AS t USING (ticket_id) WHERE a.tenant_id = {tenant_id: String}',
    'SELECT 1 FROM control_state',
  ])('does not send %s', async (sql) => {
    const { reader, seen } = readerThatRecords();
    const tenant = new TenantReader(reader, all, {});
    await expect(tenant.query(define(sql), {})).rejects.toThrow('query q is not bound to a tenant');
    expect(() => tenant.file(fileOf(sql))).toThrow('query f is not bound to a tenant');
    expect(seen).toEqual([]);
  });

  it('tells ClickHouse whose rows it is about, whatever the tenant is called', async () => {
    const { reader, settings } = readerThatRecords();
    const tenantId = `o'brien \\ "x"`;
    await new TenantReader(reader, { ...all, tenantId }, {}).query(define(`SELECT 1 FROM audit_events ${BOUND}`), {});
    expect(settings).toEqual([{ log_comment: JSON.stringify({ query: 'q', tenant: tenantId }) }]);
  });

  it('has ClickHouse leave out what whoever asks may not see', async () => {
    const { reader, settings } = readerThatRecords();
    const limited = new TenantReader(reader, { ...all, departments: ['a', "b'"], seesAudit: false }, {});
    await limited.query(define(`SELECT 1 FROM audit_events ${BOUND}`), {});
    expect(settings).toEqual([
      expect.objectContaining({
        log_comment: JSON.stringify({ query: 'q', tenant: 'mine', departments: ['a', "b'"] }),
        additional_table_filters: String.raw`{'d.audit_events': 'department IN (\'a\', \'b\\\'\') AND NOT startsWith(action, \'audit.\')'}`,
      }),
    ]);
  });

  it('does the same for files, which may take as long as they say', () => {
    const { reader, seen, settings, caps } = readerThatRecords();
    const cap = { executionSeconds: 10, memoryBytes: 5, rowsToRead: 7 };
    const scope = { ...all, departments: ['a'], seesAudit: false };
    new TenantReader(reader, scope, { caps: cap }).file(fileOf(`SELECT 1 FROM audit_events ${BOUND}`));
    expect(seen).toEqual([{ tenant_id: 'mine', x: 1 }]);
    expect(settings).toEqual([
      {
        log_comment: JSON.stringify({ query: 'f', tenant: 'mine', departments: ['a'] }),
        additional_table_filters: String.raw`{'d.audit_events': 'department IN (\'a\') AND NOT startsWith(action, \'audit.\')'}`,
      },
    ]);
    expect(caps).toEqual([{ ...cap, executionSeconds: 300 }]);
  });

  it('refuses somebody who is limited to departments what is not kept by them', async () => {
    const { reader, seen } = readerThatRecords();
    const limited = new TenantReader(reader, { ...all, departments: ['support'] }, {});
    await expect(limited.query(define(`SELECT 1 FROM ticket_lifecycle ${BOUND}`), {})).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('limit to departments: support'),
    });
    await limited.query(define(`SELECT 1 FROM agent_activity_hourly ${BOUND}`), {});
    expect(seen).toHaveLength(1);
  });
});
