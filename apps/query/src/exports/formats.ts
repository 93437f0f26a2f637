import { type FileQuery } from '@docket/clickhouse';
import { cellText } from './cells.js';
import { type ExportColumn } from './columns.js';
import { csvHeader, csvLine } from './csv.js';
import { jsonLine } from './ndjson.js';
import { LineCounter, type RowCounter, TrailerCheck } from './row-counters.js';

export const FORMATS = ['csv', 'ndjson', 'parquet'] as const;
export type ExportFormat = (typeof FORMATS)[number];

/** How a file of a format is made. */
export interface FormatRules {
  readonly mediaType: string;
  readonly format: FileQuery['format'];
  readonly settings: NonNullable<FileQuery['settings']>;
  /** What is selected. */
  readonly select: (columns: readonly ExportColumn[]) => string;
  /** What comes before the rows. */
  readonly header: (columns: readonly ExportColumn[]) => string;
  /** Whether files may be put one behind the other; else one query makes all of it. */
  readonly isJoinable: boolean;
  /** Whether it gains by gzip. */
  readonly isText: boolean;
  readonly counter: () => RowCounter;
}

/** What a file that is packed as a whole is. */
export const PACKED_TYPE = 'application/gzip';

const TEXT_SETTINGS = { output_format_json_escape_forward_slashes: 0 } as const;

export const FORMAT_RULES: Readonly<Record<ExportFormat, FormatRules>> = {
  csv: {
    mediaType: 'text/csv; charset=utf-8; header=present',
    format: 'TSVRaw',
    settings: TEXT_SETTINGS,
    select: (columns) => `${csvLine(columns)} AS line`,
    header: csvHeader,
    isJoinable: true,
    isText: true,
    counter: () => new LineCounter({ quotes: true }),
  },
  ndjson: {
    mediaType: 'application/x-ndjson',
    format: 'TSVRaw',
    settings: TEXT_SETTINGS,
    select: (columns) => `${jsonLine(columns)} AS line`,
    header: () => '',
    isJoinable: true,
    isText: true,
    counter: () => new LineCounter({ quotes: false }),
  },
  parquet: {
    mediaType: 'application/vnd.apache.parquet',
    format: 'Parquet',
    // Row groups small enough that neither side holds much at once.
    settings: { output_format_parquet_row_group_size: '100000', output_format_parquet_compression_method: 'zstd' },
    select: (columns) => columns.map((column) => `${parquetValue(column)} AS ${quotedName(column.name)}`).join(', '),
    header: () => '',
    isJoinable: false,
    isText: false,
    counter: () => new TrailerCheck('PAR1'),
  },
};

/** All that files may be. */
export const FILE_TYPES: readonly string[] = [...FORMATS.map((format) => FORMAT_RULES[format].mediaType), PACKED_TYPE];

function parquetValue(column: ExportColumn): string {
  return column.kind === 'uuid' ? cellText(column) : column.sql;
}

/** Keys of labels and details are whatever somebody asks for; in back quotes the same escapes hold as in texts. */
function quotedName(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
}
