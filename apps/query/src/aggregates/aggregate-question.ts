import { invalidParameter } from '@docket/http';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { aggregates } from './aggregates.operation.js';
import { MOST_DIMENSIONS } from './dimensions.js';
import { DEFAULT_MEASURES, type Measure, MOST_MEASURES } from './measures.js';
import { type Order } from './order.js';
import { type AggregateQuestion } from './read-aggregates.js';

/** Reads what is asked for. @throws {Problem} for parameters that are wrong, or contradict each other */
export function readAggregateQuestion(raw: RawQuery): AggregateQuestion {
  const given = readParameters(aggregates.parameters, raw);
  const { group_by, bucket, tz, measure, order, top, fill, limit, ...filter } = given;
  const dimensions = [...new Set(group_by)];
  if (dimensions.length > MOST_DIMENSIONS)
    throw invalidParameter('group_by', `names more than ${MOST_DIMENSIONS}, which is the most`);
  if (tz !== undefined && bucket === undefined) throw invalidParameter('tz', 'needs bucket, whose clock it is');
  if (fill && bucket === undefined) throw invalidParameter('fill', 'needs bucket, of which there are empty ones');
  if (top !== undefined && dimensions.length === 0)
    throw invalidParameter('top', 'needs group_by, whose groups it picks');
  const measures = measure.length === 0 ? DEFAULT_MEASURES : [...new Set(measure)];
  if (measures.length > MOST_MEASURES)
    throw invalidParameter('measure', `names more than ${MOST_MEASURES}, which is the most`);
  const question = { dimensions, bucket, tz: tz ?? 'UTC', measures, filter, top, fill, limit };
  const all = { ...question, order: order ?? defaultOrder(measures) };
  const isOpen = bucket === undefined && (filter.from === undefined || filter.to === undefined);
  if (isOpen && [...measures, all.order.measure].includes('rate_per_hour')) {
    throw invalidParameter('measure', 'rate_per_hour needs bucket, or from and to: the hours that it divides by');
  }
  return all;
}

function defaultOrder(measures: readonly Measure[]): Order {
  const [first = 'count'] = measures;
  return { measure: measures.includes('count') ? 'count' : first, descending: true };
}
