import { FENCE_LOST, HELD, type InsertGuard, WINDOW_PASSED } from '@docket/clickhouse';
import { type LedgerRow } from './ledger.js';
import { type Fence, type PartitionPlace } from './place.js';

/**
 * The condition every insert of a partition carries: the fence is still ours when it starts. The whole pair is
 * compared: two owners may have written the same number.
 */
const FENCE =
  'throwIf((SELECT max((number, owner)) FROM ingest_fence WHERE topic = {guard_topic:String} AND ' +
  'epoch = {guard_epoch:UInt32} AND partition = {guard_partition:UInt32}) ' +
  `!= ({guard_number:UInt64}, {guard_owner:String}), 'fence lost', toInt32(${FENCE_LOST})) = 0`;

/** How far in the future of ClickHouse's clock a batch may have been decided: beyond it the clock has gone back. */
const AHEAD_SECONDS = 5;

/**
 * The batch was decided before this life of the server began. A server that is killed may remember a token of which it has
 * no rows, in the table or in a view's: it writes the token down first. Then nobody may rely on it.
 */
const BEFORE_START = '{guard_at:Int64} < toUnixTimestamp64Milli(now64(3)) - toInt64(uptime()) * 1000';

/** And that nobody would rely on a token from before the server's start. */
const START = `throwIf(${BEFORE_START}, 'deduplication window passed: the server was started since', toInt32(${WINDOW_PASSED})) = 0`;

/**
 * And that ClickHouse, by its own clock, still remembers the tokens of the time the batch was decided. When that time
 * is yet to come, the clock was set back, and nobody knows how long ago it was.
 */
const WINDOW =
  'throwIf(now64(3) > fromUnixTimestamp64Milli({guard_at:Int64}) + toIntervalSecond({guard_seconds:UInt32}) OR ' +
  `now64(3) < fromUnixTimestamp64Milli({guard_at:Int64}) - toIntervalSecond(${AHEAD_SECONDS}) OR ${BEFORE_START}, ` +
  `'deduplication window passed', toInt32(${WINDOW_PASSED})) = 0`;

/** And that nobody holds the topic, see `TopicHold`. */
const NOT_HELD =
  'throwIf((SELECT max(ends) FROM (SELECT min(until) AS ends FROM ingest_hold WHERE topic = {guard_topic:String} AND ' +
  `at <= now64(3) GROUP BY owner)) > now64(3), 'held for a moment', toInt32(${HELD})) = 0`;

/** So that a refusal is not taken for the `throwIf` of a view. */
const SETTINGS = { allow_custom_error_code_in_throwif: 1 } as const;

/** Refuses an insert that starts under another fence. */
export function fenceGuard(place: PartitionPlace, fence: Fence): InsertGuard {
  return { where: FENCE, params: fenceParams(place, fence), settings: SETTINGS };
}

/**
 * Refuses an insert that starts under another fence, or after the server was started anew since something was decided.
 * @param isNew it decides about records, which must wait while the topic is held
 */
export function intentGuard(
  place: PartitionPlace,
  fence: Fence,
  { at, isNew }: { at: number; isNew: boolean },
): InsertGuard {
  const where = [FENCE, START, ...(isNew ? [NOT_HELD] : [])].join(' AND ');
  return { where, params: { ...fenceParams(place, fence), guard_at: at }, settings: SETTINGS };
}

/**
 * Refuses an insert that starts under another fence, or too late for its token.
 * @param seconds how long tokens are surely remembered, less the longest time an insert may take
 */
export function batchGuard(place: PartitionPlace, fence: Fence, row: LedgerRow, seconds: number): InsertGuard {
  return {
    where: `${FENCE} AND ${WINDOW}`,
    params: { ...fenceParams(place, fence), guard_at: row.at, guard_seconds: seconds },
    settings: SETTINGS,
  };
}

function fenceParams(place: PartitionPlace, fence: Fence): Record<string, unknown> {
  return {
    guard_topic: place.topic,
    guard_epoch: place.epoch,
    guard_partition: place.partition,
    guard_number: fence.number,
    guard_owner: fence.owner,
  };
}
