import { FILTERS, type EventFilter, filterConditions } from '../events/event-filter.js';
import { CLOCK } from '../events/page-parameters.js';
import { oneOf } from '../parameters/one-of.js';
import { type Parameter } from '../parameters/parameter.js';
import { COLUMN_NAMES, columnsOf, type ExportColumn } from './columns.js';
import { type ExportFormat, FORMATS } from './formats.js';
import { type Selection } from './selection.js';

export const COMPRESSIONS = ['none', 'gzip'] as const;
export type Compression = (typeof COMPRESSIONS)[number];

/** What every export of events can be told. */
export const EXPORT_FILTERS = { ...FILTERS, clock: CLOCK } as const;

const columns: Parameter<readonly ExportColumn[]> = {
  doc: {
    description:
      'Columns, by commas, in this order; all of them without it. Single labels and details are `label.<key>` and `detail.<key>`. ' +
      `There are ${COLUMN_NAMES.join(', ')}.`,
    schema: { type: 'string', minLength: 1 },
    example: 'occurred_at,action,actor_id,ticket_id',
  },
  repeatable: true,
  read: (texts) => {
    const read = columnsOf(texts.flatMap((text) => text.split(',').map((name) => name.trim())));
    return 'fault' in read ? read : { value: read };
  },
};

/** How a file is made. */
export const FILE = {
  format: oneOf<ExportFormat>(FORMATS, {
    description: 'CSV (RFC 4180, safe in spreadsheets), NDJSON (an event of the contract per line) or Parquet.',
    fallback: 'csv',
  }),
  columns,
  compress: oneOf<Compression>(COMPRESSIONS, {
    description: 'The file itself is packed by gzip. Parquet is packed already.',
    fallback: 'none',
  }),
  order: oneOf<'newest' | 'oldest'>(['newest', 'oldest'], {
    description: 'Which end comes first, by when it happened.',
    fallback: 'newest',
  }),
} as const;

/** How a file is made, as it is read. */
export interface FileValues {
  readonly format: ExportFormat;
  readonly columns: readonly ExportColumn[];
  readonly order: 'newest' | 'oldest';
}

/** @throws {Problem} for an empty range of time */
export function selectionOf(filter: EventFilter, { format, columns: chosen, order }: FileValues): Selection {
  filterConditions(filter);
  return { filter, order: order === 'newest' ? 'newest_first' : 'oldest_first', columns: chosen, format };
}
