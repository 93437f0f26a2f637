import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ClickHouseWriter, connectReader, defineQuery } from '@docket/clickhouse';
import { type LocalStack, startStack } from '@docket/local-stack';
import { installProjections, readProjections } from '@docket/projections';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { tiedEvents } from '../../test/event-rows.js';
import { type TenantScope } from './tenant-limits.js';
import { TenantReader } from './tenant-reader.js';
import { runningService, type RunningService } from '../../test/running-service.js';

const DATABASE = 'walled';
const TABLES = ['audit_events', ...readProjections().map(({ name }) => name)];
const BY_DEPARTMENT = ['audit_events', 'action_counts_hourly', 'agent_activity_hourly'];

/** Something for every projection. */
function eventsOf(tenant: string) {
  const viewed = { tenant_id: tenant, occurred_at: new Date(Date.UTC(2026, 0, 5)), kafka_partition: 9 };
  return [
    ...tiedEvents(tenant, 300),
    {
      ...viewed,
      kafka_offset: 1,
      action: 'user.viewed_ticket',
      actor_id: 'agent-1',
      ticket_id: 'T-1',
      session_id: 's',
    },
  ];
}

// A ClickHouse of its own: row policies are for a database by its name, and those of other tests have random ones.
describe('the wall in ClickHouse', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'docket-walls-'));
  let stack: LocalStack;
  let service: RunningService;
  let writer: ClickHouseWriter;
  beforeAll(async () => {
    stack = await startStack({ dataDir, parts: ['clickhouse'], database: DATABASE });
    const { url, user, password, readerUser, readerPassword } = stack.clickhouse;
    const clickhouse = { url, user, password, readerUser, readerPassword, database: DATABASE };
    service = await runningService('walls', undefined, { clickhouse });
    writer = service.writer;
    await installProjections(writer, readProjections(), { database: DATABASE });
    await service.store([...eventsOf('mine'), ...eventsOf('theirs')]);
  });
  afterAll(async () => {
    await service.stop();
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** Rows per tenant that a statement without any condition is given. */
  async function tenantsIn(table: string, settings: Readonly<Record<string, string>>, where = '1') {
    const { url, readerUser, readerPassword } = stack.clickhouse;
    const reader = connectReader({ url, username: readerUser, password: readerPassword, database: DATABASE });
    const query = defineQuery({
      name: 'without_condition',
      sql: `SELECT tenant_id, toUInt32(count()) AS rows FROM ${table} WHERE ${where} GROUP BY tenant_id`,
      params: z.object({}),
      row: z.object({ tenant_id: z.string(), rows: z.int() }),
    });
    const rows = await reader.query(query, {}, { settings });
    await reader.close();
    return Object.fromEntries(rows.map(({ tenant_id, rows: count }) => [tenant_id, count]));
  }
  const asTenant = (tenant: string, departments?: readonly string[]) => ({
    log_comment: JSON.stringify({ query: 'without_condition', tenant, departments }),
  });

  it.each(TABLES)('gives a statement without a condition no row of another tenant out of %s', async (table) => {
    const mine = await tenantsIn(table, asTenant('mine'));
    expect(Object.keys(mine)).toEqual(['mine']);
    expect(mine['mine']).toBeGreaterThan(0);
    expect(Object.keys(await tenantsIn(table, asTenant('theirs'), "tenant_id != 'mine'"))).toEqual(['theirs']);
  });

  it.each(TABLES)('gives one that names no tenant nothing at all out of %s', async (table) => {
    expect(await tenantsIn(table, {})).toEqual({});
  });

  it.each(TABLES.filter((table) => !BY_DEPARTMENT.includes(table)))(
    'gives somebody who is limited to departments nothing out of %s, which is not kept by them',
    async (table) => {
      expect(await tenantsIn(table, asTenant('mine', ['support']))).toEqual({});
    },
  );

  it.each(BY_DEPARTMENT)('lets the filters of the service hold for %s as well', async (table) => {
    const { url, readerUser, readerPassword } = stack.clickhouse;
    const reader = connectReader({ url, username: readerUser, password: readerPassword, database: DATABASE });
    const rowsOf = async (departments: readonly string[] | undefined, seesAudit: boolean) => {
      const tenant = new TenantReader(reader, { tenantId: 'mine', departments, seesAudit }, {});
      const actions = table === 'agent_activity_hourly' ? "''" : 'action';
      const query = defineQuery({
        name: 'by_department',
        sql: `SELECT toString(department) AS department, toString(${actions}) AS action FROM ${table}
          WHERE tenant_id = {tenant_id: String} GROUP BY ALL`,
        params: z.object({ tenant_id: z.string() }),
        row: z.object({ department: z.string(), action: z.string() }),
      });
      return tenant.query(query, {});
    };
    const all = await rowsOf(undefined, true);
    expect(new Set(all.map(({ department }) => department)).size).toBeGreaterThan(2);
    const limited = await rowsOf(['support'], false);
    expect(new Set(limited.map(({ department }) => department))).toEqual(new Set(['support']));
    const unaudited = await rowsOf(undefined, false);
    expect(unaudited.filter(({ action }) => action.startsWith('audit.'))).toEqual([]);
    if (table !== 'agent_activity_hourly') expect(unaudited.length).toBeLessThan(all.length);
    await reader.close();
  });

  it('is no hindrance to the service', async () => {
    const [analyst, limited] = [
      await service.key('mine', ['analyst']),
      await service.key('mine', ['analyst'], { departments: ['support'] }),
    ];
    const count = async (key: string) => {
      const { status, body } = await service.get<{ rows: { count: number }[] }>(key, '/v1/aggregates');
      expect([status, body]).toEqual([200, expect.anything()]);
      return body.rows[0]?.count ?? 0;
    };
    const seen = [...tiedEvents('mine', 300), { action: 'user.viewed_ticket', department: '' }].filter(
      ({ action }) => !action.startsWith('audit.'),
    );
    expect(await count(analyst)).toBe(seen.length);
    expect(await count(limited)).toBe(seen.filter(({ department }) => department === 'support').length);
    expect((await service.get(analyst, '/health/ready')).status).toBe(200);
  });

  const scopes: [string, Omit<TenantScope, 'tenantId'>][] = [
    ['an auditor', { departments: undefined, seesAudit: true }],
    ['an analyst', { departments: undefined, seesAudit: false }],
    ['somebody limited', { departments: ['support', 'sales'], seesAudit: false }],
  ];
  it.each(scopes)('leaves %s the ways into the table that are quick', async (_, scope) => {
    const { url, readerUser, readerPassword } = stack.clickhouse;
    const reader = connectReader({ url, username: readerUser, password: readerPassword, database: DATABASE });
    const tenant = new TenantReader(reader, { tenantId: 'mine', ...scope }, {});
    for (const [condition, way] of [
      ["ticket_id = 'T-1'", 'by_ticket'],
      ["actor_id = 'agent-1'", 'by_actor'],
    ] as const) {
      const explained = defineQuery({
        name: 'explain',
        sql: `EXPLAIN projections = 1 SELECT occurred_at FROM audit_events
          WHERE tenant_id = {tenant_id: String} AND ${condition} ORDER BY occurred_at LIMIT 10`,
        params: z.object({ tenant_id: z.string() }),
        row: z.object({ explain: z.string() }),
      });
      const rows = await tenant.query(explained, {});
      expect(rows.map(({ explain }) => explain).join('\n')).toContain(`ReadFromMergeTree (${way})`);
    }
    await reader.close();
  });
});
