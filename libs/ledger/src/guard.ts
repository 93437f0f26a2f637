import { FENCE_LOST, type InsertGuard, WINDOW_PASSED } from '@docket/clickhouse';
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
 * And that ClickHouse, by its own clock, still remembers the tokens of the time the batch was decided. When that time
 * is yet to come, the clock was set back, and nobody knows how long ago it was.
 */
const WINDOW =
  'throwIf(now64(3) > fromUnixTimestamp64Milli({guard_at:Int64}) + toIntervalSecond({guard_seconds:UInt32}) OR ' +
  `now64(3) < fromUnixTimestamp64Milli({guard_at:Int64}) - toIntervalSecond(${AHEAD_SECONDS}), ` +
  `'deduplication window passed', toInt32(${WINDOW_PASSED})) = 0`;

/** So that a refusal is not taken for the `throwIf` of a view. */
const SETTINGS = { allow_custom_error_code_in_throwif: 1 } as const;

/** Refuses an insert that starts under another fence. */
export function fenceGuard(place: PartitionPlace, fence: Fence): InsertGuard {
  return { where: FENCE, params: fenceParams(place, fence), settings: SETTINGS };
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
