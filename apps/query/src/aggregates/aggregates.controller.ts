import { Controller, Get, Inject, Query } from '@nestjs/common';
import { invalidParameter } from '@docket/http';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { type RawQuery, readParameters, type ValuesOf } from '../parameters/read-parameters.js';
import { aggregates, type AggregateRow, type AggregatesAnswer } from './aggregates.operation.js';
import { type Dimension, MOST_DIMENSIONS } from './dimensions.js';
import { DEFAULT_MEASURES, type Measure, MOST_MEASURES } from './measures.js';
import { type Order } from './order.js';
import { AggregateReader, type AggregateQuestion, type AnswerRow } from './read-aggregates.js';

@Controller()
export class AggregatesController {
  constructor(@Inject(AggregateReader) private readonly reader: AggregateReader) {}

  @Get(aggregates.path)
  async aggregates(@Tenant() tenant: TenantReader, @Query() raw: RawQuery): Promise<AggregatesAnswer> {
    const question = questionOf(readParameters(aggregates.parameters, raw));
    const { rows, source } = await this.reader.read(tenant, question);
    const { dimensions, measures, bucket, tz } = question;
    return {
      group_by: [...dimensions],
      ...(bucket === undefined ? {} : { bucket, tz }),
      rows: rows.map((row) => toAnswerRow(row, dimensions, measures)),
      meta: { source: source.name, why: source.why },
    };
  }
}

/** @throws {Problem} for parameters that contradict each other */
function questionOf(given: ValuesOf<typeof aggregates.parameters>): AggregateQuestion {
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

function toAnswerRow(row: AnswerRow, dimensions: readonly Dimension[], measures: readonly Measure[]): AggregateRow {
  const { bucket, bucketEnd, isOther, keys, values } = row;
  return {
    ...(bucket === undefined || bucketEnd === undefined ? {} : { bucket, bucket_end: bucketEnd }),
    ...Object.fromEntries(dimensions.map((name, nth) => [name, textOf(keys[nth])])),
    ...(isOther ? { other: true as const } : {}),
    ...Object.fromEntries(measures.map((name) => [name, values.get(name) ?? null])),
  };
}

/** The value of a dimension; null where events have none. */
function textOf(key: string | undefined): string | null {
  return key === undefined || key === '' ? null : key;
}
