import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';
import { NOT_OWN_ACTION } from '../events/action.js';

const row = z.object({ nth: rowType.int, last_ms: rowType.int64 });
const ms = 'toUnixTimestamp64Milli(occurred_at)';

const presenceParams = z.object({
  tenant_id: z.string(),
  actor: z.string(),
  /** Ascending. */
  begins: z.array(z.int()),
  /** Of the same intervals, which do not overlap. */
  ends: z.array(z.int()),
  first_ms: z.int(),
  last_ms: z.int(),
});

/** The last event of somebody in each of some intervals, numbered from 1. */
export const presenceSignsQuery = defineQuery({
  name: 'presence_signs',
  sql: `SELECT toUInt32(arrayLastIndex(begin -> begin <= ${ms}, {begins: Array(Int64)})) AS nth, max(${ms}) AS last_ms
FROM audit_events
WHERE tenant_id = {tenant_id: String} AND actor_id = {actor: String} AND ${NOT_OWN_ACTION}
    AND occurred_at >= fromUnixTimestamp64Milli({first_ms: Int64}, 'UTC')
    AND occurred_at < fromUnixTimestamp64Milli({last_ms: Int64}, 'UTC')
    AND ${ms} < arrayElement({ends: Array(Int64)}, arrayLastIndex(begin -> begin <= ${ms}, {begins: Array(Int64)}))
GROUP BY nth ORDER BY nth`,
  params: presenceParams,
  row,
});

const viewParams = z.object({
  tenant_id: z.string(),
  actor: z.string(),
  tickets: z.array(z.string()),
  begins: z.array(z.int()),
  ends: z.array(z.int()),
  first_ms: z.int(),
  last_ms: z.int(),
});

/** The last event of somebody on the ticket of each of some views, within the view, numbered from 1. */
export const viewSignsQuery = defineQuery({
  name: 'view_signs',
  sql: `SELECT nth, max(at) AS last_ms
FROM
(
    SELECT ${ms} AS at, toUInt32(arrayJoin(arrayFilter(
        (n, ticket, begin, end) -> ticket = ticket_id AND begin <= at AND at < end,
        arrayEnumerate({tickets: Array(String)}), {tickets: Array(String)}, {begins: Array(Int64)}, {ends: Array(Int64)}
    ))) AS nth
    FROM audit_events
    WHERE tenant_id = {tenant_id: String} AND actor_id = {actor: String} AND ${NOT_OWN_ACTION}
        AND ticket_id IN {tickets: Array(String)}
        AND occurred_at >= fromUnixTimestamp64Milli({first_ms: Int64}, 'UTC')
        AND occurred_at < fromUnixTimestamp64Milli({last_ms: Int64}, 'UTC')
)
GROUP BY nth ORDER BY nth`,
  params: viewParams,
  row,
});
