import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';
import { type BoundConditions } from '../events/event-filter.js';
import { type Dimension, DIMENSIONS } from './aggregates.operation.js';
import { type Bucket, bucketSql } from './time-bucket.js';

/** What is counted, and by what. */
export interface Grouping {
  readonly dimensions: readonly Dimension[];
  readonly bucket: Bucket | undefined;
}

/** In the query a dimension has a name of its own: an alias like a column's would change what conditions mean. */
const key = <D extends Dimension>(name: D) => `by_${name}` as const;

const text = rowType.string.optional();
const row = z.object({
  bucket: rowType.instant.optional(),
  bucket_end: rowType.instant.optional(),
  by_action: text,
  by_actor: text,
  by_department: text,
  by_channel: text,
  by_outcome: text,
  count: rowType.int64,
  distinct_tickets: rowType.int64,
  distinct_actors: rowType.int64,
} satisfies Record<ReturnType<typeof key>, unknown> & Record<string, z.ZodType>);

export type GroupRow = z.infer<typeof row>;

const params = z.looseObject({ tenant_id: z.string(), rows: z.int() });

/** Counts under the given conditions. Which fragments there are depends on the grouping; values are bound. */
export function aggregatesQuery({ dimensions, bucket }: Grouping, conditions: BoundConditions) {
  const time = bucket === undefined ? undefined : bucketSql(bucket);
  const keys = [
    ...(time === undefined ? [] : [`${time.start} AS bucket`, `${time.end} AS bucket_end`]),
    ...dimensions.map((name) => `${DIMENSIONS[name]} AS ${key(name)}`),
  ];
  const names = dimensions.map(key);
  const groups = [...(time === undefined ? [] : ['bucket', 'bucket_end']), ...names];
  const order = [...(time === undefined ? [] : ['bucket']), 'count DESC', ...names];
  return defineQuery({
    name: 'aggregates',
    sql: `SELECT ${[...keys, ...MEASURES].join(', ')} FROM audit_events
WHERE ${['tenant_id = {tenant_id: String}', ...conditions.sql].join(' AND ')}
${groups.length === 0 ? '' : `GROUP BY ${groups.join(', ')}`}
ORDER BY ${order.join(', ')} LIMIT {rows: UInt32}`,
    params,
    row,
  });
}

const MEASURES = [
  'count() AS count',
  "uniqExactIf(ticket_id, ticket_id != '') AS distinct_tickets",
  "uniqExactIf(actor_id, actor_id != '') AS distinct_actors",
];

/** The value of a dimension in a row; null where events have none. */
export function groupValue(groupRow: GroupRow, dimension: Dimension): string | null {
  const value = groupRow[key(dimension)];
  return value === undefined || value === '' ? null : value;
}
