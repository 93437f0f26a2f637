import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';
import { type ListedField } from './listed-field.js';

const params = z.looseObject({
  tenant_id: z.string(),
  since_ms: z.int(),
  events: z.int(),
  prefix: z.string(),
  values: z.int(),
});

/** Frequencies of values among the newest events. Cut before it is filtered, so that a rare prefix costs no more than any. */
export function fieldValuesQuery({ sql, isList }: ListedField) {
  const each = isList ? `arrayJoin(found)` : 'found';
  return defineQuery({
    name: 'field_values',
    sql: `SELECT toString(${each}) AS value, count() AS frequency FROM (
SELECT ${sql} AS found FROM audit_events
WHERE tenant_id = {tenant_id: String} AND occurred_at >= fromUnixTimestamp64Milli({since_ms: Int64}, 'UTC')
ORDER BY occurred_at DESC LIMIT {events: UInt32})
WHERE value != '' AND startsWith(lowerUTF8(value), lowerUTF8({prefix: String}))
GROUP BY value ORDER BY frequency DESC, value LIMIT {values: UInt32}`,
    params,
    row: z.object({ value: rowType.string, frequency: rowType.int64 }),
  });
}
