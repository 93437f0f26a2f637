import { readAsked } from '../events/asked.js';
import { type PageQuestion } from '../events/page.js';
import { type RawQuery } from '../parameters/read-parameters.js';
import { listEvents } from './list-events.operation.js';

/** A list that is asked for, and how it is counted. */
export interface ListQuestion {
  readonly page: Omit<PageQuestion, 'tenantId'>;
  readonly count: 'none' | 'estimate' | 'exact';
}

/** Reads what is asked for. @throws {Problem} that names every parameter at fault */
export function readListQuestion(tenantId: string, query: RawQuery): ListQuestion {
  const { values, asked, now } = readAsked(listEvents.parameters, { route: listEvents.id, tenantId, query });
  const { limit, cursor, at, count, order, ...filter } = values;
  const direction = order === 'newest' ? 'newest_first' : 'oldest_first';
  return { page: { route: listEvents.id, filter, order: direction, limit, cursor, at, asked, now }, count };
}
