import { type Parameters, type RawQuery, readParameters, type ValuesOf } from '../parameters/read-parameters.js';
import { openCursor } from './cursor.js';

/** Parameters that say which part of a list is wanted, and not which list. */
const OF_THE_PAGE: readonly string[] = ['limit', 'cursor', 'count', 'at'];

/** What a request asks for, in its words and in values. */
export interface Asked<V> {
  readonly values: V;
  /** The question in the words of the request; the same filters in another sequence are the same question. */
  readonly asked: unknown;
  /** When the first page was asked for, ms since 1970. */
  readonly now: number;
}

/**
 * Reads what is asked for of a list. On a further page relative times mean what they meant on the first one: the cursor knows when
 * that was.
 * @param route names the list, with what is in its path
 * @throws {Problem} that names every parameter at fault
 */
export function readAsked<P extends Parameters>(
  parameters: P,
  { route, tenantId, query }: { readonly route: string; readonly tenantId: string; readonly query: RawQuery },
): Asked<ValuesOf<P>> {
  const asked = askedIn(query);
  const now = Date.now();
  const values = readParameters(parameters, query, now);
  const cursor = (values as { readonly cursor?: unknown }).cursor;
  if (typeof cursor !== 'string') return { values, asked, now };
  const begun = openCursor(cursor, [route, tenantId, asked]).now;
  return { values: readParameters(parameters, query, begun), asked, now: begun };
}

function askedIn(query: RawQuery): unknown {
  return Object.entries(query)
    .filter(([name]) => !OF_THE_PAGE.includes(name))
    .map(([name, given]) => [name, typeof given === 'string' ? [given] : [...new Set(given)].sort()])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
