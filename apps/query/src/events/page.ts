import { type AuditEvent, toEvent } from './event.js';
import { type BoundConditions, type EventFilter, filterConditions, joinConditions } from './event-filter.js';
import { EVENT_COLUMNS, type EventRow } from './event-row.js';
import { openCursor, type Place, sealCursor } from './cursor.js';

/** Which end of the list comes first. */
export type PageOrder = 'newest_first' | 'oldest_first';

/** A page of events that is asked for. */
export interface PageQuestion {
  readonly route: string;
  readonly tenantId: string;
  readonly filter: EventFilter;
  readonly order: PageOrder;
  readonly limit: number;
  readonly cursor: string | undefined;
}

export interface EventPage {
  readonly events: readonly AuditEvent[];
  /** Continues the list; null on its last page. */
  readonly next_cursor: string | null;
}

/** What a page query binds. */
export interface PageRequest {
  readonly order: PageOrder;
  readonly conditions: BoundConditions;
  /** One more than the page, to see whether another follows. */
  readonly rows: number;
}

/** @throws {Problem} for a cursor that does not continue this question. */
export function pageRequest(question: PageQuestion): PageRequest {
  const { filter, order, limit, cursor } = question;
  const place = cursor === undefined ? undefined : openCursor(cursor, identityOf(question));
  const conditions = joinConditions([filterConditions(filter), ...(place ? [afterPlace(place, order)] : [])]);
  return { order, conditions, rows: limit + 1 };
}

/** The page that the rows of its query make. */
export function toPage(question: PageQuestion, rows: readonly EventRow[]): EventPage {
  const shown = rows.slice(0, question.limit);
  const last = shown.at(-1);
  const more = rows.length > shown.length && last !== undefined;
  return {
    events: shown.map(toEvent),
    next_cursor: more ? sealCursor(placeOf(last), identityOf(question)) : null,
  };
}

/**
 * Whole rows of one page. The inner query finds at which moments the rows of the page are, from narrow columns alone; the
 * outer one reads whole rows at those moments by the primary key. Both carry the same conditions, so events that arrive
 * between them, or share a moment with others, change nothing.
 */
export function pageSql({ order, conditions }: PageRequest): string {
  const where = ['tenant_id = {tenant_id: String}', ...conditions.sql].join(' AND ');
  const tail = `ORDER BY ${orderBy(order)} LIMIT {rows: UInt32}`;
  return `SELECT ${EVENT_COLUMNS} FROM audit_events
WHERE ${where} AND occurred_at IN (SELECT occurred_at FROM audit_events WHERE ${where} ${tail})
${tail}`;
}

/** The order of all lists: within a ticket, whose events share a partition, it is (occurred_at, kafka_offset). */
const ORDER = ['occurred_at', 'epoch', 'kafka_partition', 'kafka_offset'];

function orderBy(order: PageOrder): string {
  const direction = order === 'newest_first' ? 'DESC' : 'ASC';
  return ORDER.map((column) => `${column} ${direction}`).join(', ');
}

function afterPlace(place: Place, order: PageOrder): BoundConditions {
  const before = order === 'newest_first' ? '<' : '>';
  const moment = "fromUnixTimestamp64Milli({after_ms: Int64}, 'UTC')";
  return {
    sql: [
      // The first condition is implied by the second, which ClickHouse cannot use for its index.
      `occurred_at ${before}= ${moment}`,
      `(${ORDER.join(', ')}) ${before} (${moment}, {after_epoch: UInt32}, {after_partition: UInt32}, {after_offset: UInt64})`,
    ],
    params: {
      after_ms: place.occurredAt,
      after_epoch: place.epoch,
      after_partition: place.partition,
      after_offset: place.offset,
    },
  };
}

function placeOf(row: EventRow): Place {
  return {
    occurredAt: Date.parse(row.occurred_at),
    epoch: row.epoch,
    partition: row.kafka_partition,
    offset: row.kafka_offset,
  };
}

/** What a cursor is bound to; the same filters in another sequence are the same question. */
function identityOf({ route, tenantId, filter, order }: PageQuestion): unknown {
  const { from = null, to = null } = filter;
  const lists = [filter.action, filter.actor, filter.department, filter.ticket];
  return [route, tenantId, order, from, to, ...lists.map((values) => [...new Set(values)].sort())];
}
