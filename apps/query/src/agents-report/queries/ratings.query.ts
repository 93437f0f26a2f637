import { joinConditions } from '../../events/event-filter.js';
import { during, OF_TENANT } from '../../events/in-period.js';
import { inDepartments, type Scope } from '../scope.js';
import { type MeasuresQuery, measuresQuery } from './measures-query.js';

const [RATING, BEST, WORST] = ['rating', 'scale', 'scale_min'].map((name) => `toFloat64OrZero(details['${name}'])`);

/** Ratings by contacts, on a scale from 0 (worst) to 1 (best). */
export const RATING_MEAN = `avg((${RATING} - ${WORST}) / (${BEST} - ${WORST}))`;

export function ratingsQuery(scope: Scope): MeasuresQuery {
  const key = scope.by === 'agent' ? "details['agent_id']" : 'department';
  const { sql, params } = joinConditions([
    {
      sql: [OF_TENANT, "action = 'ticket.ranked'", `${BEST} > ${WORST}`, `${key} != ''`, during('from_ms', 'to_ms')],
      params: { from_ms: scope.from, to_ms: scope.to },
    },
    inDepartments(scope),
  ]);
  const text = `SELECT ${key} AS key, count() AS ratings, ${RATING_MEAN} AS rating_mean
FROM audit_events WHERE ${sql.join(' AND ')} GROUP BY key`;
  return measuresQuery('agents_ratings', text, params);
}
