import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClickHouseWriter, connectWriter, defineQuery, type InsertRow, migrate } from '@docket/clickhouse';
import { testStack, uniqueName } from '@docket/testing';
import fc from 'fast-check';
import { z } from 'zod';
import { installProjections, type ProjectionDefinition, readProjections } from '../src/index.js';
import { chanceEvent, eventRow } from './events.js';

/** How the same events may come: in what order, in what batches, and which of those are sent once more. */
const delivery = (count: number) =>
  fc.record({
    order: fc.shuffledSubarray(
      Array.from({ length: count }, (_, index) => index),
      { minLength: count, maxLength: count },
    ),
    batches: fc.array(fc.integer({ min: 1, max: count }), { minLength: 1, maxLength: 4 }),
    again: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  });

const cases = fc
  .array(chanceEvent, { minLength: 5, maxLength: 40 })
  .chain((events) => fc.record({ events: fc.constant(events), delivery: delivery(events.length) }));

const definitions = readProjections();

/** A mistake that the rules would refuse. */
const LAST_ONE: ProjectionDefinition = {
  name: 'last_one',
  doc: 'What was done last, as far as the order of insertion tells.',
  table:
    'CREATE TABLE {{table}} (tenant_id String, last_action SimpleAggregateFunction(anyLast, String)) ' +
    'ENGINE = {{engine:Aggregating}} ORDER BY tenant_id SETTINGS {{settings}}',
  select: 'SELECT tenant_id, anyLast(action) AS last_action FROM {{events}} WHERE {{included}} GROUP BY tenant_id',
  read: 'SELECT tenant_id, anyLast(last_action) AS last_action FROM {{table}} GROUP BY tenant_id',
  digest: '',
};

/** Projections must be the same whatever happens between the log and them; applied to every one there is. */
describe('every projection', () => {
  const databases = [uniqueName('in_order'), uniqueName('otherwise')];
  const writers: ClickHouseWriter[] = [];

  beforeAll(async () => {
    const { url, user: username, password } = testStack().clickhouse;
    for (const database of databases) {
      const writer = connectWriter({ url, username, password, database });
      await migrate(writer, { database });
      const { lacking } = await installProjections(writer, definitions, { database });
      expect(lacking).toEqual([]);
      writers.push(writer);
    }
  });
  afterAll(async () => {
    for (const writer of writers) {
      await writer.command(`DROP DATABASE ${writer.database} SYNC`, { inDatabase: false });
      await writer.close();
    }
  });

  /** Rows there were in all. Rejects with the first difference, as small as it can be made. */
  async function compare(these: readonly ProjectionDefinition[], numRuns: number): Promise<number> {
    const [inOrder, otherwise] = writers;
    if (!inOrder || !otherwise) throw new Error('no databases');
    let filled = 0;
    await fc.assert(
      fc.asyncProperty(cases, async ({ events, delivery: { order, batches, again } }) => {
        const tenant = randomUUID();
        const rows = events.map((event, index) => eventRow(tenant, event, index));
        await inOrder.insertRows('audit_events', rows, { token: tenant });
        const shuffled = order.map((index) => rows[index] ?? {});
        await deliver(otherwise, tenant, split(shuffled, batches), again);
        for (const { name } of these) {
          const expected = await rowsOf(inOrder, name, tenant);
          filled += expected.length;
          expect({ name, rows: await rowsOf(otherwise, name, tenant) }).toEqual({ name, rows: expected });
        }
      }),
      { numRuns, endOnFailure: true, includeErrorInReport: true },
    );
    return filled;
  }

  it('has the same rows for the same events, in whatever order, batches and repetitions they come', async () => {
    expect(await compare(definitions, 25)).toBeGreaterThan(25 * definitions.length);
  });

  it('is told from one that keeps what came last', async () => {
    for (const writer of writers) {
      await installProjections(writer, [LAST_ONE], { database: writer.database });
    }
    await expect(compare([LAST_ONE], 25)).rejects.toThrow('last_action');
  });
});

function split(rows: readonly InsertRow[], sizes: readonly number[]): InsertRow[][] {
  const batches: InsertRow[][] = [];
  let from = 0;
  for (let turn = 0; from < rows.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    batches.push(rows.slice(from, from + size));
    from += size;
  }
  return batches;
}

async function deliver(
  writer: ClickHouseWriter,
  tenant: string,
  batches: readonly InsertRow[][],
  again: readonly boolean[],
): Promise<void> {
  for (const [index, batch] of batches.entries()) {
    const token = `${tenant}/${index}`;
    await writer.insertRows('audit_events', batch, { token });
    if (again[index % again.length] === true) await writer.insertRows('audit_events', batch, { token });
  }
}

async function rowsOf(writer: ClickHouseWriter, projection: string, tenant: string): Promise<unknown[]> {
  const query = defineQuery({
    name: 'test.rows',
    sql: `SELECT * FROM ${projection} WHERE tenant_id = {tenant:String} ORDER BY ALL`,
    params: z.object({ tenant: z.string() }),
    row: z.record(z.string(), z.unknown()),
  });
  return writer.query(query, { tenant });
}
