import { derivedEventId } from '@docket/events';
import { type CompileScope } from '../values/compile-scope.js';
import { type Row } from '../rows/read-rows.js';

/** What a row is known by: the texts of its key columns exactly as in the file. */
export type RowKey = (row: Row) => string;

/** Compiles `source.key`; without it a row is known by all it says. */
export function rowKey(columns: readonly string[] | undefined, scope: CompileScope): RowKey {
  if (!columns) return ({ values }) => JSON.stringify(values);
  const indexes = columns.flatMap((name, i) => {
    const found = scope.columns.find(name);
    if ('index' in found) return [found.index];
    scope.problem(['source', 'key', i], found.problem);
    return [];
  });
  return ({ values }) => JSON.stringify(indexes.map((index) => values[index]));
}

/** Everything an event's id is made of. */
export interface EventOrigin {
  readonly tenant: string;
  /** `source.id` of the mapping: which log this is, wherever its file lies and however it is called. */
  readonly source: string;
  readonly key: string;
  /** 0 for the first row with this key, 1 for the second, … */
  readonly occurrence: number;
  /** Which of the events of the row. */
  readonly change: number;
}

/** The same row of the same log gives the same event ids at every import. */
export function importedEventId({ tenant, source, key, occurrence, change }: EventOrigin): string {
  return derivedEventId(tenant, source, key, String(occurrence), String(change));
}
