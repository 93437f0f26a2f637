import { defineQuery, rowType } from '@docket/clickhouse';
import { z } from 'zod';
import { RETRY_KIND } from './retry-kind.js';

const FILTER = `topic = {topic:String}
  AND (empty({reasons:Array(String)}) OR has({reasons:Array(String)}, reason))
  AND (empty({producers:Array(String)}) OR has({producers:Array(String)}, producer_service))
  AND (empty({tenants:Array(String)}) OR has({tenants:Array(String)}, tenant_id))
  AND (empty({schemas:Array(UInt32)}) OR has({schemas:Array(UInt32)}, schema_id))
  AND (empty({partitions:Array(UInt32)}) OR has({partitions:Array(UInt32)}, kafka_partition))
  AND appended_at >= fromUnixTimestamp64Milli({from:Int64}) AND appended_at < fromUnixTimestamp64Milli({to:Int64})`;

const filter = {
  topic: z.string(),
  reasons: z.array(z.string()),
  producers: z.array(z.string()),
  tenants: z.array(z.string()),
  schemas: z.array(z.int()),
  partitions: z.array(z.int()),
  from: z.int(),
  to: z.int(),
};

const HEAD = `epoch, kafka_partition AS partition, kafka_offset AS offset, appended_at, rejected_at, reason, field, error,
  schema_id, tenant_id, producer_service`;

const head = {
  epoch: rowType.int,
  partition: rowType.int,
  offset: rowType.int64,
  appended_at: rowType.instant,
  rejected_at: rowType.instant,
  reason: z.string(),
  field: z.string(),
  error: z.string(),
  schema_id: rowType.int,
  tenant_id: z.string(),
  producer_service: z.string(),
};

const headRow = z.object(head);

/** A rejection without the record itself. */
export type RejectionHead = z.infer<typeof headRow>;

/** The newest rejections first. */
export const listQuery = defineQuery({
  name: 'rejections.list',
  sql: `SELECT ${HEAD} FROM audit_rejections WHERE ${FILTER}
ORDER BY appended_at DESC, epoch DESC, kafka_partition DESC, kafka_offset DESC LIMIT {limit:UInt32}`,
  params: z.object({ ...filter, limit: z.int() }),
  row: headRow,
  limits: { executionSeconds: 60 },
});

/** Whether a record was published again, or one in its place, as records of the control topic say: `<origin>/<anything>`. */
const STATE = `({state:String} = '' OR ({state:String} = 'retried') = (
  concat(toString(epoch), '-', toString(kafka_partition), '-', toString(kafka_offset)) IN (
    SELECT splitByChar('/', id)[1] FROM control_state WHERE kind = '${RETRY_KIND}' AND JSONHas(control_state.value, 'outcome')
  )
))`;

const bytes = z.string().transform((text) => Buffer.from(text, 'base64'));

/** Of a value that is enough to say whose it is: the tenant is among the first fields of an event. */
const BEGINNING_BYTES = 2_048;
const beginningRow = z.object({ ...head, value: bytes });

/** A rejection with the first bytes of its value. */
export type RejectionBeginning = z.infer<typeof beginningRow>;

/** One page of the newest rejections first, after one of them. */
export const beginningsQuery = defineQuery({
  name: 'rejections.beginnings',
  sql: `SELECT ${HEAD}, base64Encode(substring(audit_rejections.value, 1, ${BEGINNING_BYTES})) AS value
FROM audit_rejections WHERE ${FILTER} AND ${STATE}
  AND (appended_at, epoch, kafka_partition, kafka_offset) <
    (fromUnixTimestamp64Milli({before:Int64}), {epoch:UInt32}, {partition:UInt32}, {offset:UInt64})
ORDER BY appended_at DESC, epoch DESC, kafka_partition DESC, kafka_offset DESC LIMIT {limit:UInt32}`,
  params: z.object({
    ...filter,
    state: z.string(),
    before: z.int(),
    epoch: z.int(),
    partition: z.int(),
    offset: z.int(),
    limit: z.int(),
  }),
  row: beginningRow,
});

/** How many there are of each reason. */
export const reasonsQuery = defineQuery({
  name: 'rejections.reasons',
  sql: `SELECT reason, count() AS rejections FROM audit_rejections WHERE ${FILTER} AND ${STATE} GROUP BY reason ORDER BY reason`,
  params: z.object({ ...filter, state: z.string() }),
  row: z.object({ reason: z.string(), rejections: rowType.int64 }),
});

// Bytes travel as base64: in JSON they would have to be UTF-8.
const RECORD = `${HEAD}, base64Encode(kafka_key) AS kafka_key, base64Encode(audit_rejections.value) AS value,
  arrayMap((name, value) -> (name, base64Encode(value)), mapKeys(headers), mapValues(headers)) AS named`;

const recordRow = z.object({ ...head, kafka_key: bytes, value: bytes, named: z.array(z.tuple([z.string(), bytes])) });

/** A rejection with the record; `named` are its headers. */
export type RejectedRecord = z.infer<typeof recordRow>;

/** The headers of a record: of each name its values, in their order. */
export function headersByName({ named }: Pick<RejectedRecord, 'named'>): Record<string, Buffer[]> {
  const byName = new Map<string, Buffer[]>();
  for (const [name, value] of named) byName.set(name, [...(byName.get(name) ?? []), value]);
  return Object.fromEntries(byName);
}

/** One record by its place. */
export const recordQuery = defineQuery({
  name: 'rejections.record',
  sql: `SELECT ${RECORD} FROM audit_rejections WHERE topic = {topic:String} AND epoch = {epoch:UInt32}
  AND kafka_partition = {partition:UInt32} AND kafka_offset = {offset:UInt64} LIMIT 1`,
  params: z.object({ topic: z.string(), epoch: z.int(), partition: z.int(), offset: z.int() }),
  row: recordRow,
});

/** Records rejected by some time, in the order of their places, after one of them; few at a time, since each may be half a megabyte. */
export const pageQuery = defineQuery({
  name: 'rejections.page',
  sql: `SELECT ${RECORD} FROM audit_rejections WHERE ${FILTER} AND ${STATE}
  AND rejected_at < fromUnixTimestamp64Milli({asOf:Int64})
  AND (epoch, kafka_partition, kafka_offset) > ({epoch:UInt32}, {partition:UInt32}, {offset:Int64})
ORDER BY epoch, kafka_partition, kafka_offset LIMIT {limit:UInt32}`,
  params: z.object({
    ...filter,
    state: z.string(),
    asOf: z.int(),
    epoch: z.int(),
    partition: z.int(),
    offset: z.int(),
    limit: z.int(),
  }),
  row: recordRow,
  limits: { executionSeconds: 60 },
});

/** How many there are of those behind a place. */
export const restQuery = defineQuery({
  name: 'rejections.rest',
  sql: `SELECT count() AS rejections FROM audit_rejections WHERE ${FILTER} AND ${STATE}
  AND (epoch, kafka_partition, kafka_offset) > ({epoch:UInt32}, {partition:UInt32}, {offset:Int64})`,
  params: z.object({ ...filter, state: z.string(), epoch: z.int(), partition: z.int(), offset: z.int() }),
  row: z.object({ rejections: rowType.int64 }),
});

/** Where an event is stored, by the table's sorting key. */
export const storedQuery = defineQuery({
  name: 'rejections.stored',
  sql: `SELECT epoch, kafka_partition AS partition, kafka_offset AS offset FROM audit_events
WHERE tenant_id = {tenant:String} AND occurred_at = fromUnixTimestamp64Milli({at:Int64}, 'UTC') AND event_id = {id:UUID}
LIMIT 1`,
  params: z.object({ tenant: z.string(), at: z.int(), id: z.uuid() }),
  row: z.object({ epoch: rowType.int, partition: rowType.int, offset: rowType.int64 }),
});
