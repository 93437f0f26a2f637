import { Inject, Injectable } from '@nestjs/common';
import { type ClickHouseReader } from '@docket/clickhouse';
import { type TenantReader } from '../access/tenant-reader.js';
import { ProjectionHealth } from '../projections/projection-health.js';
import { READER } from '../tokens.js';
import { aggregatesQuery, type GroupRow } from './aggregates.query.js';
import { boundsSteps, bucketBoundsQuery } from './bucket-bounds.query.js';
import { type BucketBounds, fillBuckets, groupsOf } from './fill.js';
import { emptyMeasure, type Measure, type MeasureValue, readMeasure } from './measures.js';
import { compareRows, type Order } from './order.js';
import { type Asked, chooseSource, type Source } from './source.js';
import { tooManyGroups } from './too-many-groups.js';

/** A question about groups of events. */
export interface AggregateQuestion extends Asked {
  readonly order: Order;
  /** Groups that are told one by one. */
  readonly top: number | undefined;
  /** Whether buckets without events are told. */
  readonly fill: boolean;
  /** Most rows of the answer. */
  readonly limit: number;
}

/** A row of an answer. */
export interface AnswerRow {
  readonly bucket: string | undefined;
  readonly bucketEnd: string | undefined;
  readonly isOther: boolean;
  readonly keys: readonly string[];
  readonly values: ReadonlyMap<Measure, MeasureValue>;
}

export interface Aggregated {
  readonly rows: readonly AnswerRow[];
  readonly source: Source;
}

const HOUR_MS = 3_600_000;

/** Answers questions about groups of events. */
@Injectable()
export class AggregateReader {
  constructor(
    @Inject(READER) private readonly reader: ClickHouseReader,
    @Inject(ProjectionHealth) private readonly health: ProjectionHealth,
  ) {}

  /**
   * @throws {ClickHouseError}
   * @throws {Problem} for more rows than the limit
   */
  async read(tenant: TenantReader, asked: AggregateQuestion): Promise<Aggregated> {
    // The measure of the order is read also where it is not told.
    const measures = [...new Set([...asked.measures, asked.order.measure])];
    const question = { ...asked, measures };
    const source = await chooseSource(question, this.health);
    const rows = await readRows(tenant, question, source);
    const all = asked.fill ? await this.fill(rows, question) : rows;
    const compare = compareRows(asked.order);
    const placed = all.map((row) => ({ ...row, rank: row.values.get(asked.order.measure) ?? null }));
    return { rows: placed.sort(compare), source };
  }

  private async fill(rows: readonly AnswerRow[], question: AggregateQuestion): Promise<AnswerRow[]> {
    const { dimensions, measures, limit } = question;
    const buckets = await this.bucketsOf(rows, question);
    const groups = dimensions.length === 0 ? [{ isOther: false, keys: [] }] : groupsOf(rows);
    if (groups.length * buckets.length > limit) throw tooManyGroups(limit);
    return fillBuckets(rows, buckets, groups, (group, bounds) => ({
      ...group,
      bucket: bounds.bucket,
      bucketEnd: bounds.bucket_end,
      values: new Map(measures.map((name) => [name, emptyMeasure(name)])),
    }));
  }

  /** The buckets from `from` to `to`; without them from the first to the last one with events. */
  private async bucketsOf(rows: readonly AnswerRow[], question: AggregateQuestion): Promise<BucketBounds[]> {
    const { bucket, tz, filter, limit } = question;
    const starts = rows.map((row) => Date.parse(row.bucket ?? ''));
    const from = filter.from ?? starts.reduce((a, b) => Math.min(a, b), Infinity);
    const last = filter.to === undefined ? starts.reduce((a, b) => Math.max(a, b), -Infinity) : filter.to - 1;
    if (bucket === undefined || !(from <= last) || !Number.isFinite(from) || !Number.isFinite(last)) return [];
    const steps = boundsSteps(bucket, from, last);
    // An hour is looked at four times, a week seven; so many steps have more buckets than any limit.
    if (steps > limit * 8) throw tooManyGroups(limit);
    return this.reader.query(bucketBoundsQuery(bucket), { tz, from_ms: from, last_ms: last, steps });
  }
}

async function readRows(tenant: TenantReader, question: AggregateQuestion, source: Source): Promise<AnswerRow[]> {
  const { top, order, tz, limit } = question;
  const groups = top === undefined ? undefined : { groups: top, order };
  const { query, params } = aggregatesQuery({ ...question, top: groups }, source);
  const rows = await tenant.query(query, { ...params, tz, rows: limit + 1 });
  if (rows.length > limit) throw tooManyGroups(limit);
  return rows.map((row) => toRow(row, question));
}

function toRow(row: GroupRow, question: AggregateQuestion): AnswerRow {
  const { bucket, bucket_end: bucketEnd, is_other, keys } = row;
  const hours = hoursOf(bucket, bucketEnd, question);
  const values = question.measures.map((name, nth): [Measure, MeasureValue] => {
    const value = readMeasure(name, row[`m_${nth}`]);
    return [name, name === 'rate_per_hour' ? Number(value) / hours : value];
  });
  return { bucket, bucketEnd, isOther: is_other === 1, keys, values: new Map(values) };
}

/** Length of the time whose events a row counts: its bucket, as far as it is from `from` to `to`. */
function hoursOf(bucket: string | undefined, end: string | undefined, { filter }: AggregateQuestion): number {
  const begins = bucket === undefined ? -Infinity : Date.parse(bucket);
  const ends = end === undefined ? Infinity : Date.parse(end);
  return (Math.min(ends, filter.to ?? Infinity) - Math.max(begins, filter.from ?? -Infinity)) / HOUR_MS;
}
