import { type ExportColumn } from './columns.js';

/** The value of a column as text, in SQL: times in ISO 8601 with milliseconds, maps as JSON. */
export function cellText({ kind, sql }: Pick<ExportColumn, 'kind' | 'sql'>): string {
  switch (kind) {
    case 'text':
      return sql;
    case 'uuid':
    case 'number':
      return `toString(${sql})`;
    case 'time':
      // By hand, so that no setting has a say in it.
      return `concat(formatDateTime(${sql}, '%Y-%m-%dT%H:%i:%S', 'UTC'), '.', leftPad(toString(toUnixTimestamp64Milli(${sql}) % 1000), 3, '0'), 'Z')`;
    case 'map':
      return `toJSONString(${sql})`;
  }
}
