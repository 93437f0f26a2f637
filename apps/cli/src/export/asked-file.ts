import { type EventFilter } from '../events/event-filter.js';

/** Which events, and what kind of file. */
export interface FileOptions extends EventFilter {
  readonly format: 'csv' | 'ndjson' | 'parquet';
  readonly columns?: string;
  readonly gzip?: boolean;
  readonly order: 'newest' | 'oldest';
}

/** The kind of file in the words of the service. */
export function askedFile({ format, columns, gzip, order }: FileOptions) {
  return {
    format,
    order,
    compress: gzip === true ? ('gzip' as const) : ('none' as const),
    columns: columns?.split(',').map((name) => name.trim()) ?? [],
  };
}
