import { defineQuery, rowType } from '@docket/clickhouse';
import { z } from 'zod';

/** Reading a whole table of a large run takes longer than a query of the service may. */
const limits = { executionSeconds: 300, memoryBytes: 4 * 1024 ** 3, groups: 100_000_000 };

/** Where a record lies in the topic. */
export interface Place {
  readonly kafka_partition: number;
  readonly kafka_offset: number;
}

export const columnsQuery = defineQuery({
  name: 'bench.columns',
  sql: "SELECT name, type FROM system.columns WHERE database = {database:String} AND table = 'audit_events'",
  params: z.object({ database: z.string() }),
  row: z.object({ name: z.string(), type: z.string() }),
});

const digestParams = z.object({
  database: z.string(),
  table: z.enum(['events', 'hours']),
  columns: z.array(z.string()),
});

/** A digest of all rows that does not depend on their order. Equal rows give equal sums; others do not by chance. */
export const digestQuery = defineQuery({
  name: 'bench.digest',
  sql: ({ table, columns, database }: z.infer<typeof digestParams>) =>
    table === 'events'
      ? `SELECT count() AS rows, sum(sipHash64(${columns.join(', ')})) AS digest FROM ${database}.audit_events`
      : 'SELECT count() AS rows, sum(sipHash64(tenant_id, action, hour, n)) AS digest FROM (' +
        // Summed here, because a summing table adds up when it pleases.
        `SELECT tenant_id, action, hour, sum(events) AS n FROM ${database}.events_per_hour ` +
        'GROUP BY tenant_id, action, hour)',
  params: digestParams,
  row: z.object({ rows: rowType.int64, digest: z.string() }),
  limits,
});

const pairParams = z.object({ left: z.string(), right: z.string(), columns: z.array(z.string()) });

/** Records that only one of two databases has, or that they have differently: the first three. */
export const differingPlacesQuery = defineQuery({
  name: 'bench.differing_places',
  sql: ({ left, right, columns }: z.infer<typeof pairParams>) => {
    const hashes = (database: string) =>
      `SELECT kafka_partition, kafka_offset, sipHash64(${columns.join(', ')}) AS hash FROM ${database}.audit_events`;
    return (
      `SELECT kafka_partition, kafka_offset FROM (${hashes(left)} UNION ALL ${hashes(right)}) ` +
      // A record both have alike comes twice with one hash.
      'GROUP BY kafka_partition, kafka_offset HAVING uniqExact(hash) > 1 OR count() != 2 ' +
      'ORDER BY kafka_partition, kafka_offset LIMIT 3'
    );
  },
  params: pairParams,
  row: z.object({ kafka_partition: rowType.int, kafka_offset: rowType.int64 }),
  limits,
});

const rowParams = z.object({
  database: z.string(),
  columns: z.array(z.string()),
  kafka_partition: z.int(),
  kafka_offset: z.int(),
});

/** One row, the compared columns of it. */
export const rowQuery = defineQuery({
  name: 'bench.row',
  sql: ({ database, columns }: z.infer<typeof rowParams>) =>
    `SELECT ${columns.join(', ')} FROM ${database}.audit_events ` +
    'WHERE kafka_partition = {kafka_partition:UInt32} AND kafka_offset = {kafka_offset:UInt64}',
  params: rowParams,
  row: z.record(z.string(), z.unknown()),
  limits,
});
