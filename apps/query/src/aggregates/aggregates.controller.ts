import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { ApiKeyGuard } from '../access/api-key-guard.js';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { filterConditions } from '../events/event-filter.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { invalidParameter, Problem } from '@docket/http';
import { type AggregateRow, aggregates, type Dimension, MAX_GROUPS } from './aggregates.operation.js';
import { aggregatesQuery, type GroupRow, groupValue } from './aggregates.query.js';
import { type Bucket } from './time-bucket.js';

interface AggregatesAnswer {
  readonly group_by: readonly Dimension[];
  readonly bucket?: Bucket;
  readonly tz?: string;
  readonly rows: readonly AggregateRow[];
}

@Controller()
@UseGuards(ApiKeyGuard)
export class AggregatesController {
  @Get(aggregates.path)
  async aggregates(@Tenant() tenant: TenantReader, @Query() raw: RawQuery): Promise<AggregatesAnswer> {
    const { group_by, bucket, tz, limit, ...filter } = readParameters(aggregates.parameters, raw);
    const dimensions = [...new Set(group_by)];
    if (tz !== undefined && bucket === undefined) throw invalidParameter('tz', 'needs bucket, whose clock it is');
    const zone = tz ?? 'UTC';
    const conditions = filterConditions(filter);
    const query = aggregatesQuery({ dimensions, bucket }, conditions);
    const rows = await tenant.query(query, { ...conditions.params, tz: zone, rows: limit + 1 });
    if (rows.length > limit) throw tooManyGroups(limit);
    const time = bucket === undefined ? {} : { bucket, tz: zone };
    return { group_by: dimensions, ...time, rows: rows.map((row) => toAnswerRow(row, dimensions)) };
  }
}

function toAnswerRow(row: GroupRow, dimensions: readonly Dimension[]): AggregateRow {
  const { bucket, bucket_end, count, distinct_tickets, distinct_actors } = row;
  return {
    ...(bucket === undefined ? {} : { bucket, bucket_end }),
    ...Object.fromEntries(dimensions.map((name) => [name, groupValue(row, name)])),
    count,
    distinct_tickets,
    distinct_actors,
  };
}

function tooManyGroups(limit: number): Problem {
  const raise = limit < MAX_GROUPS ? `, or raise limit (at most ${MAX_GROUPS})` : '';
  const detail = `is exceeded: there are more than ${limit} groups. Narrow the filters, group by less${raise}`;
  return new Problem('limit-exceeded', `limit ${detail}.`, [{ parameter: 'limit', detail }]);
}
