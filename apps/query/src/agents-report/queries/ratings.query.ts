import { joinConditions } from '../../events/event-filter.js';
import { during, OF_TENANT } from '../../events/in-period.js';
import { inDepartments, type Scope } from '../scope.js';
import { type MeasuresQuery, measuresQuery } from './measures-query.js';

const [RATING, BEST, WORST] = ['rating', 'scale', 'scale_min'].map((name) => `toFloat64OrZero(details['${name}'])`);

/** One rating by a contact, on a scale from 0 (worst) to 1 (best). */
export const RATING_SCORE = `(${RATING} - ${WORST}) / (${BEST} - ${WORST})`;

/** Ratings by contacts, on that scale. */
export const RATING_MEAN = `avg(${RATING_SCORE})`;

/**
 * Ratings of agents or departments in the period.
 * @param columns SQL of the measures, with their names
 */
export function ratingsBy(scope: Scope, name: string, columns: readonly string[]): MeasuresQuery {
  const key = scope.by === 'agent' ? "details['agent_id']" : 'department';
  const { sql, params } = joinConditions([
    {
      sql: [OF_TENANT, "action = 'ticket.ranked'", `${BEST} > ${WORST}`, `${key} != ''`, during('from_ms', 'to_ms')],
      params: { from_ms: scope.from, to_ms: scope.to },
    },
    inDepartments(scope),
  ]);
  const text = `SELECT ${key} AS key, ${columns.join(', ')}
FROM audit_events WHERE ${sql.join(' AND ')} GROUP BY key`;
  return measuresQuery(name, text, params);
}

export function ratingsQuery(scope: Scope): MeasuresQuery {
  return ratingsBy(scope, 'agents_ratings', ['count() AS ratings', `${RATING_MEAN} AS rating_mean`]);
}
