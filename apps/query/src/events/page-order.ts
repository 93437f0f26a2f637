import { type BoundConditions } from './bound-conditions.js';
import { type Place } from './cursor.js';
import { type Clock, CLOCK_COLUMNS } from './event-filter.js';
import { type EventRow } from './event-row.js';

/** Which end of the list comes first. */
export type PageOrder = 'newest_first' | 'oldest_first';

/** The other way round. */
export function reversed(order: PageOrder): PageOrder {
  return order === 'newest_first' ? 'oldest_first' : 'newest_first';
}

/** The order of all lists: within a ticket, whose events share a partition, it is (time, kafka_offset). */
const columns = (clock: Clock) => [CLOCK_COLUMNS[clock], 'epoch', 'kafka_partition', 'kafka_offset'];

export function orderBy(order: PageOrder, clock: Clock): string {
  const direction = order === 'newest_first' ? 'DESC' : 'ASC';
  return columns(clock)
    .map((column) => `${column} ${direction}`)
    .join(', ');
}

/** Events behind a place in the order. */
export function behind(place: Place, order: PageOrder, clock: Clock): BoundConditions {
  const comparison = order === 'newest_first' ? '<' : '>';
  const moment = "fromUnixTimestamp64Milli({after_ms: Int64}, 'UTC')";
  return {
    sql: [
      // The first condition is implied by the second, which ClickHouse cannot use for its index.
      `${CLOCK_COLUMNS[clock]} ${comparison}= ${moment}`,
      `(${columns(clock).join(', ')}) ${comparison} (${moment}, {after_epoch: UInt32}, {after_partition: UInt32}, {after_offset: UInt64})`,
    ],
    params: {
      after_ms: place.at,
      after_epoch: place.epoch,
      after_partition: place.partition,
      after_offset: place.offset,
    },
  };
}

const LAST = { epoch: 0xffff_ffff, partition: 0xffff_ffff, offset: Number.MAX_SAFE_INTEGER };
const FIRST = { epoch: 0, partition: 0, offset: 0 };

/** The place right in front of everything that is at a moment or behind it. No event has it: epochs begin at 1. */
export function placeInFrontOf(at: number, order: PageOrder): Place {
  return { at, ...(order === 'newest_first' ? LAST : FIRST) };
}

/** The place right in front of a place that an event may have. */
export function placeBefore({ at, epoch, partition, offset }: Place, order: PageOrder): Place {
  if (order === 'newest_first') return { at, epoch, partition, offset: Math.min(offset + 1, Number.MAX_SAFE_INTEGER) };
  return offset > 0 ? { at, epoch, partition, offset: offset - 1 } : { at, ...placeBelow(partition, epoch) };
}

function placeBelow(partition: number, epoch: number): Omit<Place, 'at'> {
  const offset = Number.MAX_SAFE_INTEGER;
  if (partition > 0) return { epoch, partition: partition - 1, offset };
  return { epoch: Math.max(0, epoch - 1), partition: LAST.partition, offset };
}

/** Where an event stands in the order of a clock. */
export function placeOf(row: EventRow, clock: Clock): Place {
  return {
    at: Date.parse(row[CLOCK_COLUMNS[clock]]),
    epoch: row.epoch,
    partition: row.kafka_partition,
    offset: row.kafka_offset,
  };
}
