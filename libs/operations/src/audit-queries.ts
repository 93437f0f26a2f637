import { defineQuery, rowType } from '@docket/clickhouse';
import { LOG_COLUMNS, logRow } from '@docket/projections';
import { z } from 'zod';

/** How far back the log is looked through for what was not published, days. */
const DAYS = 30;
/** Steps that events are made of. */
const STEPS = "('begun', 'filled', 'compared', 'switched', 'failed', 'aborted', 'dropped', 'reverted', 'cleaned')";

/** Steps of late, oldest first. */
export const stepsQuery = defineQuery({
  name: 'operations.steps',
  sql:
    `SELECT ${LOG_COLUMNS} FROM projection_log WHERE step IN ${STEPS} AND at > now64(3) - toIntervalDay(${DAYS}) ` +
    'ORDER BY at_ms, step',
  params: z.object({}),
  row: logRow,
});

/** Which of some events of a tenant are stored. */
export const storedQuery = defineQuery({
  name: 'operations.stored',
  sql:
    "SELECT event_id FROM audit_events WHERE tenant_id = {tenant_id:String} AND action = 'audit.replayed' " +
    'AND occurred_at >= fromUnixTimestamp64Milli({from_ms:Int64}) AND event_id IN {ids:Array(UUID)}',
  params: z.object({ tenant_id: z.string(), from_ms: z.number(), ids: z.array(z.string()) }),
  row: z.object({ event_id: rowType.uuid }),
});
