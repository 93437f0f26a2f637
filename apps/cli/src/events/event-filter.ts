import { type paths } from '@docket/client';
import { parametersOf } from '../query/query-options.js';

/** Filters and all else that `GET /v1/events` can be asked with. */
export type EventsQuery = NonNullable<paths['/v1/events']['get']['parameters']['query']>;

/** Which events are meant; in the query service's own words. */
export interface EventFilter {
  readonly query?: string;
  readonly words?: string;
  readonly action?: readonly string[];
  readonly actor?: readonly string[];
  readonly department?: readonly string[];
  readonly ticket?: readonly string[];
  readonly channel?: readonly string[];
  readonly outcome?: readonly string[];
  readonly ip?: readonly string[];
  /** Any other parameter, as `name=value`. */
  readonly filter?: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

/** The filter as parameters of `/v1/events`. @throws {CommandError} for a `--filter` of another form */
export function filterParameters({ filter, ...named }: EventFilter): EventsQuery {
  const { query, words, action, actor, department, ticket, channel, outcome, ip, from, to } = named;
  const own = { query, q: words, action, actor, department, ticket, channel, outcome, ip, from, to };
  // Whether there are such filters, and such values of them, is said by the service.
  return parametersOf(own, '--filter', filter);
}
