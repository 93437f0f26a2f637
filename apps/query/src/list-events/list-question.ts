import { openCursor } from '../events/cursor.js';
import { type PageQuestion } from '../events/page.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { listEvents } from './list-events.operation.js';

/** Parameters that say which part of the list is wanted, and not which list. */
const OF_THE_PAGE: readonly string[] = ['limit', 'cursor', 'count', 'at'];

type Values = ReturnType<typeof readParameters<typeof listEvents.parameters>>;

/** A list that is asked for, and how it is counted. */
export interface ListQuestion {
  readonly page: Omit<PageQuestion, 'tenantId'>;
  readonly count: Values['count'];
}

/**
 * Reads what is asked for. On a further page relative times mean what they meant on the first one: the cursor knows when
 * that was.
 * @throws {Problem} that names every parameter at fault
 */
export function readListQuestion(tenantId: string, query: RawQuery): ListQuestion {
  const asked = askedIn(query);
  const now = Date.now();
  const first = readParameters(listEvents.parameters, query, now);
  if (first.cursor === undefined) return toQuestion(first, asked, now);
  const begun = openCursor(first.cursor, [listEvents.id, tenantId, asked]).now;
  return toQuestion(readParameters(listEvents.parameters, query, begun), asked, begun);
}

function toQuestion({ limit, cursor, at, count, order, ...filter }: Values, asked: unknown, now: number): ListQuestion {
  const direction = order === 'newest' ? 'newest_first' : 'oldest_first';
  return { page: { route: listEvents.id, filter, order: direction, limit, cursor, at, asked, now }, count };
}

/** The question in the words of the request; the same filters in another sequence are the same question. */
function askedIn(query: RawQuery): unknown {
  return Object.entries(query)
    .filter(([name]) => !OF_THE_PAGE.includes(name))
    .map(([name, given]) => [name, typeof given === 'string' ? [given] : [...new Set(given)].sort()])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
