import { type MeasuresQuery } from '../agents-report/queries/measures-query.js';
import { RATING_MEAN, RATING_SCORE, ratingsBy } from '../agents-report/queries/ratings.query.js';
import { resolutionsBy } from '../agents-report/queries/resolutions.query.js';
import { type Scope } from '../agents-report/scope.js';
import { FIFTHS } from './columns.js';

/** In which fifth of its scale a rating is: 1 is the worst, 5 the best. */
export const RATING_FIFTH = `greatest(0, least(4, floor(5 * ${RATING_SCORE}))) + 1`;

/** How contacts rated agents, and how the ratings spread over their scale. */
export function ratingFifthsQuery(scope: Scope): MeasuresQuery {
  const fifths = FIFTHS.map((column, n) => `countIf(${RATING_FIFTH} = ${n + 1}) AS ${column}`);
  return ratingsBy(scope, 'quality_ratings', ['count() AS ratings', `${RATING_MEAN} AS rating_mean`, ...fifths]);
}

/** What agents resolved, and what of it did not hold. */
export function heldQuery(scope: Scope): MeasuresQuery {
  return resolutionsBy(scope, 'quality_resolutions', ['count() AS resolved', 'sum(reopened_soon) AS reopened']);
}
