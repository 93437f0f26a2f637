import { type FileQuery, type QueryLimits } from '@docket/clickhouse';
import { type TenantReader } from '../access/tenant-reader.js';
import { joinConditions } from '../events/bound-conditions.js';
import { type EventFilter, filterConditions } from '../events/event-filter.js';
import { momentsOf } from '../events/page-moments.js';
import { orderBy, type PageOrder } from '../events/page-order.js';
import { columnParams, type ExportColumn } from './columns.js';
import { type Cut, cutConditions } from './cut.js';
import { type ExportFormat, FORMAT_RULES } from './formats.js';

/** What is exported, and how. */
export interface Selection {
  readonly filter: EventFilter;
  readonly order: PageOrder;
  readonly columns: readonly ExportColumn[];
  readonly format: ExportFormat;
}

/** A range of `occurred_at`, ms since 1970: `from` inclusive, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The conditions of an export, and what they bind. */
export function exportConditions(filter: EventFilter, cut: Cut, span?: Span) {
  const { sql, params } = joinConditions([
    filterConditions(filter),
    cutConditions(cut),
    ...(span ? [within(span)] : []),
  ]);
  return { where: ['tenant_id = {tenant_id: String}', ...sql, ...momentsOf(filter)].join(' AND '), params };
}

/** Exports are in the order of when things happened, whichever clock `from` and `to` mean: by that order they can be read in parts. */
const ORDER_CLOCK = 'occurred';

/** The rows of an export, or of a part of it, as a file. */
export function exportedRows(
  tenant: TenantReader,
  { filter, order, columns, format }: Selection,
  part: { readonly cut: Cut; readonly span?: Span | undefined; readonly limits: QueryLimits },
): AsyncIterable<Buffer> {
  const rules = FORMAT_RULES[format];
  const { where, params } = exportConditions(filter, part.cut, part.span);
  const query: FileQuery = {
    name: `export_${format}`,
    sql: `SELECT ${rules.select(columns)} FROM audit_events WHERE ${where} ORDER BY ${orderBy(order, ORDER_CLOCK)}`,
    format: rules.format,
    params: { ...params, ...columnParams(columns) },
    limits: part.limits,
    settings: rules.settings,
  };
  return tenant.file(query);
}

function within({ from, to }: Span) {
  return {
    sql: [
      "occurred_at >= fromUnixTimestamp64Milli({span_from_ms: Int64}, 'UTC')",
      "occurred_at < fromUnixTimestamp64Milli({span_to_ms: Int64}, 'UTC')",
    ],
    params: { span_from_ms: from, span_to_ms: to },
  };
}
