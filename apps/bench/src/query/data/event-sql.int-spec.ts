import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClickHouseWriter, connectWriter, defineQuery } from '@docket/clickhouse';
import { ACTION_SCHEMAS, type AvroField, isEventId } from '@docket/events';
import { testStack, uniqueName } from '@docket/testing';
import { z } from 'zod';
import { eventsSql, GENERATED_COLUMNS } from './event-sql.js';
import { fillEvents, fillNaively } from './fill.js';
import { tenantId } from './world.js';

const ROWS = 40_000;

const row = z.object({
  event_id: z.string(),
  ms: z.string().transform(Number),
  tenant_id: z.string(),
  action: z.string(),
  actor_type: z.string(),
  ticket_id: z.string(),
  kafka_partition: z.int(),
  details: z.record(z.string(), z.string()),
});
const rowsQuery = defineQuery({
  name: 'bench.generated',
  sql: `SELECT event_id, toString(toUnixTimestamp64Milli(occurred_at)) AS ms, tenant_id, action, actor_type, ticket_id, kafka_partition, details
FROM audit_events`,
  params: z.object({}),
  row,
});
const countQuery = defineQuery({
  name: 'bench.of_projection',
  sql: 'SELECT toUInt32(sum(events)) AS hours, (SELECT toUInt32(count()) FROM naive_events) AS naive FROM action_counts_hourly',
  params: z.object({}),
  row: z.object({ hours: z.int(), naive: z.int() }),
});

/** What of an action's fields the details of a row have to be: the envelope is in columns. */
function fieldsOf(action: string): readonly AvroField[] {
  const schema = new Map<string, { readonly fields: readonly AvroField[] }>(Object.entries(ACTION_SCHEMAS)).get(action);
  if (schema === undefined) throw new Error(`the contract has no ${action}`);
  return schema.fields.filter(({ name }) => name !== 'envelope');
}

const isOptional = ({ type }: AvroField): boolean => Array.isArray(type) && type.includes('null');

describe('events that ClickHouse generates', () => {
  let writer: ClickHouseWriter;
  let rows: readonly z.infer<typeof row>[];
  beforeAll(async () => {
    const { url, user: username, password } = testStack().clickhouse;
    writer = connectWriter({ url, username, password, database: uniqueName('generated') });
    await fillEvents(writer, ROWS, () => undefined);
    rows = await writer.query(rowsQuery, {});
  });
  afterAll(async () => {
    await writer.command(`DROP DATABASE ${writer.database} SYNC`, { inDatabase: false });
    await writer.close();
  });

  it('have the fields that the contract gives their actions', () => {
    const wrong = new Set<string>();
    for (const { action, details } of rows) {
      const fields = fieldsOf(action);
      const names = fields.map(({ name }) => name);
      for (const name of Object.keys(details)) if (!names.includes(name)) wrong.add(`${action} has no ${name}`);
      for (const field of fields) {
        if (!isOptional(field) && !(field.name in details)) wrong.add(`${action} lacks ${field.name}`);
      }
    }
    expect([...wrong]).toEqual([]);
    expect(new Set(rows.map((one) => one.action)).size).toBeGreaterThan(18);
  });

  it('have ids of their own, of the time they occurred', () => {
    expect(rows).toHaveLength(ROWS);
    expect(new Set(rows.map((one) => one.event_id)).size).toBe(ROWS);
    const timeOf = (id: string) => parseInt(id.replace('-', '').slice(0, 12), 16);
    expect(rows.filter(({ event_id: id, ms }) => !isEventId(id) || timeOf(id) !== ms)).toEqual([]);
  });

  it('are a fifth of one tenant, and of many others', () => {
    const largest = rows.filter((one) => one.tenant_id === tenantId(0)).length / ROWS;
    expect(Math.abs(largest - 0.2)).toBeLessThan(0.02);
    expect(new Set(rows.map((one) => one.tenant_id)).size).toBeGreaterThan(300);
  });

  it('are in one partition for each ticket, as the key of a record decides it', () => {
    const partitions = new Map<string, Set<number>>();
    for (const { tenant_id: tenant, ticket_id: ticket, kafka_partition: partition } of rows) {
      if (ticket === '') continue;
      const key = `${tenant}/${ticket}`;
      partitions.set(key, (partitions.get(key) ?? new Set()).add(partition));
    }
    expect([...partitions.values()].filter(({ size }) => size !== 1)).toEqual([]);
  });

  it('are the same each time, counted by projections, and in the plain table once, however often it is filled', async () => {
    await fillEvents(writer, ROWS, () => undefined);
    for (let times = 0; times < 2; times += 1) await fillNaively(writer, ROWS);
    expect(await writer.query(countQuery, {})).toEqual([{ hours: ROWS, naive: ROWS }]);
    const columns = GENERATED_COLUMNS.join(', ');
    const again = defineQuery({
      name: 'bench.again',
      sql: `SELECT toUInt32(count()) AS n FROM (
  (SELECT ${columns} FROM audit_events) EXCEPT (SELECT ${columns} FROM (${eventsSql({ from: 0, count: ROWS, rows: ROWS })})))`,
      params: z.object({}),
      row: z.object({ n: z.int() }),
    });
    expect(await writer.query(again, {})).toEqual([{ n: 0 }]);
  });
});
