import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { type RawQuery } from '../parameters/read-parameters.js';
import { readAggregateQuestion } from './aggregate-question.js';
import { aggregates, type AggregateRow, type AggregatesAnswer } from './aggregates.operation.js';
import { type Dimension } from './dimensions.js';
import { type Measure } from './measures.js';
import { AggregateReader, type AnswerRow } from './read-aggregates.js';

@Controller()
export class AggregatesController {
  constructor(@Inject(AggregateReader) private readonly reader: AggregateReader) {}

  @Get(aggregates.path)
  async aggregates(@Tenant() tenant: TenantReader, @Query() raw: RawQuery): Promise<AggregatesAnswer> {
    const question = readAggregateQuestion(raw);
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
