import { type AuditEvent, toEvent } from './event.js';
import { type BoundConditions, joinConditions } from './bound-conditions.js';
import { type Cursor, openCursor, type Place, sealCursor } from './cursor.js';
import { type EventFilter, filterConditions } from './event-filter.js';
import { EVENT_COLUMNS, type EventRow } from './event-row.js';
import { behind, orderBy, type PageOrder, placeBefore, placeInFrontOf, placeOf, reversed } from './page-order.js';
import { momentsOf } from './page-moments.js';

export { type PageOrder } from './page-order.js';

/** A page of events that is asked for. */
export interface PageQuestion {
  readonly route: string;
  readonly tenantId: string;
  /** Its clock is that of the order, too. */
  readonly filter: EventFilter;
  readonly order: PageOrder;
  readonly limit: number;
  readonly cursor: string | undefined;
  /** Without a cursor: the page begins at this moment, ms since 1970. */
  readonly at?: number | undefined;
  /**
   * The question as it was put, with relative times; the filter itself without it. A cursor is bound to it.
   */
  readonly asked?: unknown;
  /** What relative times were relative to, ms since 1970. */
  readonly now?: number;
}

export interface EventPage {
  readonly events: readonly AuditEvent[];
  /** Continues the list; null on its last page. */
  readonly next_cursor: string | null;
}

/** A page from which one can go both ways. */
export interface TwoWayPage extends EventPage {
  /** The page in front of this one; null on the first page. */
  readonly previous_cursor: string | null;
}

/** What a page query binds. */
export interface PageRequest {
  readonly filter: EventFilter;
  /** The order in which rows are read: against that of the list when the page is in front of its cursor. */
  readonly order: PageOrder;
  readonly conditions: BoundConditions;
  /** One more than the page, to see whether another follows. */
  readonly rows: number;
  readonly start: Cursor | undefined;
}

/** @throws {Problem} for a cursor that does not continue this question. */
export function pageRequest(question: PageQuestion): PageRequest {
  const { filter, limit } = question;
  const start = startOf(question);
  const order = start?.backwards === true ? reversed(question.order) : question.order;
  const conditions = joinConditions([
    filterConditions(filter),
    ...(start ? [behind(start, order, filter.clock ?? 'occurred')] : []),
  ]);
  return { filter, order, conditions, rows: limit + 1, start };
}

function startOf(question: PageQuestion): Cursor | undefined {
  const { cursor, at, order, now = 0 } = question;
  if (cursor !== undefined) return openCursor(cursor, identityOf(question));
  return at === undefined ? undefined : { ...placeInFrontOf(at, order), backwards: false, now };
}

/** The page that the rows of its query make. */
export function toPage(question: PageQuestion, { start }: PageRequest, rows: readonly EventRow[]): TwoWayPage {
  const shown = rows.slice(0, question.limit);
  const more = rows.length > shown.length;
  const backwards = start?.backwards === true;
  if (backwards) shown.reverse();
  const { first, last } = endsOf(question, start, shown);
  const cursorAt = (place: Place, side: Pick<Cursor, 'backwards'>): string =>
    sealCursor({ ...place, ...side, now: start?.now ?? question.now ?? 0 }, identityOf(question));
  // Behind a page that was read backwards is at least what it was in front of, and the other way round.
  const hasNext = more || backwards;
  const hasPrevious = backwards ? more : start !== undefined;
  return {
    events: shown.map(toEvent),
    next_cursor: hasNext && last ? cursorAt(last, { backwards: false }) : null,
    previous_cursor: hasPrevious && first ? cursorAt(first, { backwards: true }) : null,
  };
}

/** The places of the first and the last event; of an empty page, those where it would be. */
function endsOf(
  { order, filter: { clock = 'occurred' } }: PageQuestion,
  start: Cursor | undefined,
  shown: readonly EventRow[],
) {
  const [first, last] = [shown[0], shown.at(-1)];
  if (first !== undefined && last !== undefined) return { first: placeOf(first, clock), last: placeOf(last, clock) };
  if (start === undefined) return { first: undefined, last: undefined };
  return { first: start, last: start.backwards ? placeBefore(start, order) : start };
}

/**
 * Whole rows of one page. The inner query finds at which moments the rows of the page are, from narrow columns alone; the
 * outer one reads whole rows at those moments by the primary key. Both carry the same conditions, so events that arrive
 * between them, or share a moment with others, change nothing.
 */
export function pageSql({ filter, order, conditions }: PageRequest): string {
  const where = ['tenant_id = {tenant_id: String}', ...conditions.sql].join(' AND ');
  const tail = `ORDER BY ${orderBy(order, filter.clock ?? 'occurred')} LIMIT {rows: UInt32}`;
  const narrow = [where, ...momentsOf(filter)].join(' AND ');
  return `SELECT ${EVENT_COLUMNS} FROM audit_events
WHERE ${where} AND occurred_at IN (SELECT occurred_at FROM audit_events WHERE ${narrow} ${tail})
${tail}`;
}

/** What a cursor is bound to; the same filters in another sequence are the same question. */
function identityOf({ route, tenantId, filter, order, asked }: PageQuestion): unknown {
  return [route, tenantId, asked ?? [order, inOrder(filter)]];
}

/** The same for the same content, in whichever sequence names and lists were given. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set(value.map((each) => JSON.stringify(inOrder(each))))].sort();
  if (typeof value !== 'object' || value === null) return value;
  const present = Object.entries(value).filter(
    ([, each]) => each !== undefined && !(Array.isArray(each) && each.length === 0),
  );
  return present.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, each]) => [name, inOrder(each)]);
}
