import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';
import { bindDimension, type BoundDimension, type Dimension } from './dimensions.js';
import { bindMeasure, type BoundMeasure, type Measure } from './measures.js';
import { type Order } from './order.js';
import { type Source } from './source.js';
import { type Bucket, bucketSql } from './time-bucket.js';

/** What is measured, and by what. */
export interface Grouping {
  readonly dimensions: readonly Dimension[];
  readonly bucket: Bucket | undefined;
  readonly measures: readonly Measure[];
  /** Only so many groups, those that come first in an order over the whole time; the rest is one group. */
  readonly top: { readonly groups: number; readonly order: Order } | undefined;
}

const row = z.looseObject({
  bucket: rowType.instant.optional(),
  bucket_end: rowType.instant.optional(),
  is_other: rowType.int,
  keys: z.array(rowType.string),
});

/** A row; the value of the n-th measure is in `m_<n>`. */
export type GroupRow = z.infer<typeof row>;

const params = z.looseObject({ tenant_id: z.string(), rows: z.int() });

/** Measures under the conditions of a source. Which fragments there are depends on the question; values are bound. */
export function aggregatesQuery(grouping: Grouping, source: Source) {
  const { bucket, measures } = grouping;
  const dimensions = grouping.dimensions.map(bindDimension);
  const figures = measures.map((name, nth) => bindMeasure(name, nth, source.total));
  const time = bucket === undefined ? undefined : bucketSql(bucket, source.moment);
  const times = time === undefined ? [] : [`${time.start} AS bucket`, `${time.end} AS bucket_end`];
  const top = topOf(grouping, dimensions, source);
  const isGrouped = top === undefined ? [] : ['is_other'];
  const names = dimensions.map((_, nth) => `by_${nth}`);
  const groups = [...(time === undefined ? [] : ['bucket', 'bucket_end']), ...isGrouped, ...names];
  const keys = dimensions.map(({ sql }, nth) => `${top === undefined ? sql : `if(is_other, '', ${sql})`} AS by_${nth}`);
  const query = defineQuery({
    name: 'aggregates',
    sql: `${keys.length === 0 ? '' : `WITH ${keys.join(', ')}\n`}SELECT ${[
      ...times,
      `${top?.sql ?? '0'} AS is_other`,
      `${names.length === 0 ? 'emptyArrayString()' : `[${names.join(', ')}]`} AS keys`,
      ...figures.map(({ sql }, nth) => `${sql} AS m_${nth}`),
    ].join(', ')} FROM ${source.table}
WHERE ${where(source)}
${groups.length === 0 ? '' : `GROUP BY ${groups.join(', ')}`}
LIMIT {rows: UInt32}`,
    params,
    row,
  });
  return {
    query,
    params: { ...source.conditions.params, ...boundBy([...dimensions, ...figures, ...(top?.bound ?? [])]) },
  };
}

function where({ conditions }: Source): string {
  return ['tenant_id = {tenant_id: String}', ...conditions.sql].join(' AND ');
}

/** SQL of whether a row belongs to the rest. The same conditions pick the groups that do not. */
function topOf(
  { top, measures }: Grouping,
  dimensions: readonly BoundDimension[],
  source: Source,
): { readonly sql: string; readonly bound: readonly BoundMeasure[] } | undefined {
  if (top === undefined) return undefined;
  const rank = bindMeasure(top.order.measure, measures.length, source.total);
  const keys = dimensions.map(({ sql }) => sql).join(', ');
  const sql = `(${keys}) NOT IN (
    SELECT ${keys} FROM ${source.table} WHERE ${where(source)} GROUP BY ${keys}
    ORDER BY ${rank.sql} ${top.order.descending ? 'DESC' : 'ASC'} NULLS LAST, ${keys} LIMIT ${top.groups}
)`;
  return { sql, bound: [rank] };
}

function boundBy(parts: readonly (BoundDimension | BoundMeasure)[]): Record<string, string> {
  return Object.assign({}, ...parts.map((part) => part.params)) as Record<string, string>;
}
