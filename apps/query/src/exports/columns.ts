import { faultOfKey } from '../events/terms.js';

/** How a column is written. */
type Kind = 'text' | 'number' | 'time' | 'uuid' | 'map';

/** A column of an export. */
export interface ExportColumn {
  readonly name: string;
  /** Column of `audit_events`, or an expression over one. */
  readonly sql: string;
  readonly kind: Kind;
  /** Where its value is in an event of the contract: at most an object and a field of it. */
  readonly path: readonly [string] | readonly [string, string];
  /** Whether an event has it even when it is empty. */
  readonly always: boolean;
  /** Of labels and details: the key, which is bound as a parameter. */
  readonly key?: { readonly parameter: string; readonly text: string };
}

type Place = ExportColumn['path'];

const of = (kind: Kind, name: string, path: Place, sql = name): ExportColumn => ({
  name,
  sql,
  kind,
  path,
  always: true,
});
const text = (name: string, path: Place = [name]): ExportColumn => of('text', name, path);
const optional = (name: string, path: Place = [name]): ExportColumn => ({ ...text(name, path), always: false });

const actor = (prefix: 'actor' | 'on_behalf_of', make: typeof text): ExportColumn[] => [
  make(`${prefix}_type`, [prefix, 'type']),
  make(`${prefix}_id`, [prefix, 'id']),
  ...['name', 'email', 'role', 'department_id'].map((field) => optional(`${prefix}_${field}`, [prefix, field])),
];

/** All columns, in the order in which they are written. */
const COLUMNS: readonly ExportColumn[] = [
  of('uuid', 'event_id', ['event_id']),
  of('time', 'occurred_at', ['occurred_at']),
  text('tenant_id'),
  text('action'),
  ...actor('actor', text),
  ...actor('on_behalf_of', optional),
  ...['department', 'department_id', 'department_name', 'ticket_id'].map((name) => optional(name)),
  ...['type', 'id', 'name'].map((field) => optional(`target_${field}`, ['target', field])),
  ...['channel', 'session_id', 'request_id', 'trace_id', 'ip', 'user_agent'].map((name) => optional(name)),
  text('outcome'),
  optional('reason'),
  text('producer_service', ['producer', 'service']),
  text('producer_instance', ['producer', 'instance']),
  of('number', 'producer_sequence', ['producer', 'sequence']),
  optional('subject_key_id'),
  of('map', 'labels', ['labels']),
  of('map', 'details', ['details']),
  of('number', 'schema_id', ['schema_id']),
  of('number', 'epoch', ['epoch']),
  of('number', 'partition', ['partition'], 'kafka_partition'),
  of('number', 'offset', ['offset'], 'kafka_offset'),
  of('time', 'appended_at', ['appended_at']),
  of('time', 'ingested_at', ['ingested_at']),
];

const BY_NAME = new Map(COLUMNS.map((column) => [column.name, column]));

/** Names of all columns but those of single labels and details. */
export const COLUMN_NAMES: readonly string[] = COLUMNS.map(({ name }) => name);

/** How many columns may be chosen. */
const MAX_COLUMNS = 100;

/** The columns of these names, or what is wrong with them; all of them without names. */
export function columnsOf(names: readonly string[]): readonly ExportColumn[] | { readonly fault: string } {
  if (names.length === 0) return COLUMNS;
  if (names.length > MAX_COLUMNS) return { fault: `names more than ${MAX_COLUMNS} columns` };
  const columns: ExportColumn[] = [];
  for (const [index, name] of names.entries()) {
    if (columns.some((column) => column.name === name)) return { fault: `names ${name} twice` };
    const column = BY_NAME.get(name) ?? keyedColumn(name, index);
    if ('fault' in column) return column;
    columns.push(column);
  }
  return columns;
}

function keyedColumn(name: string, index: number): ExportColumn | { readonly fault: string } {
  const [, map, key] = /^(label|detail)\.(.*)$/s.exec(name) ?? [];
  if (map === undefined || key === undefined) {
    return { fault: `names ${JSON.stringify(name)}; there are ${COLUMN_NAMES.join(', ')}, label.<key>, detail.<key>` };
  }
  const fault = faultOfKey(key);
  if (fault !== undefined) return { fault: `names ${JSON.stringify(name)}, which ${fault}` };
  const parameter = `column_key_${index}`;
  return {
    name,
    sql: `${map}s[{${parameter}: String}]`,
    kind: 'text',
    path: [`${map}s`, key],
    always: false,
    key: { parameter, text: key },
  };
}

/** What the columns bind. */
export function columnParams(columns: readonly ExportColumn[]): Record<string, string> {
  return Object.fromEntries(columns.flatMap(({ key }) => (key === undefined ? [] : [[key.parameter, key.text]])));
}
