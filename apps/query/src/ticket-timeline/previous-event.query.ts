import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';
import { type AuditEvent } from '../events/event.js';
import { type BoundConditions, joinConditions } from '../events/event-filter.js';

const params = z.looseObject({ tenant_id: z.string() });
const row = z.object({ occurred_at: rowType.instant });

const ORDER = ['occurred_at', 'epoch', 'kafka_partition', 'kafka_offset'];
const moment = "fromUnixTimestamp64Milli({first_ms: Int64}, 'UTC')";

/** When the event before the first one of a page happened, under the conditions of the page; no row when there is none. */
export function previousEventQuery(conditions: BoundConditions, first: AuditEvent) {
  const bound = joinConditions([conditions, beforeEvent(first)]);
  const query = defineQuery({
    name: 'ticket_timeline_previous',
    sql: `SELECT occurred_at FROM audit_events
WHERE ${['tenant_id = {tenant_id: String}', ...bound.sql].join(' AND ')}
ORDER BY ${ORDER.map((column) => `${column} DESC`).join(', ')} LIMIT 1`,
    params,
    row,
  });
  return { query, params: bound.params };
}

function beforeEvent({ occurred_at, epoch, partition, offset }: AuditEvent): BoundConditions {
  return {
    sql: [
      // The first condition is implied by the second, which ClickHouse cannot use for its index.
      `occurred_at <= ${moment}`,
      `(${ORDER.join(', ')}) < (${moment}, {first_epoch: UInt32}, {first_partition: UInt32}, {first_offset: UInt64})`,
    ],
    params: {
      first_ms: Date.parse(occurred_at),
      first_epoch: epoch,
      first_partition: partition,
      first_offset: offset,
    },
  };
}
