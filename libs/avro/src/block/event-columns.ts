/** A column of the Native block: its name in `audit_events`, and its type in the block. */
export interface BlockColumn {
  readonly name: string;
  readonly type: string;
}

type Kind = 'uuid' | 'millis' | 'text' | 'uint32' | 'uint64' | 'map';

/**
 * Types as the block carries them. Where the table has LowCardinality, the block has the plain type: the server
 * builds its dictionaries faster than JavaScript would.
 */
const TYPES: Readonly<Record<Kind, string>> = {
  uuid: 'UUID',
  millis: "DateTime64(3, 'UTC')",
  text: 'String',
  uint32: 'UInt32',
  uint64: 'UInt64',
  map: 'Map(String, String)',
};

const KINDS = {
  event_id: 'uuid',
  occurred_at: 'millis',
  tenant_id: 'text',
  action: 'text',
  actor_type: 'text',
  actor_id: 'text',
  actor_name: 'text',
  actor_email: 'text',
  actor_role: 'text',
  actor_department_id: 'text',
  on_behalf_of_type: 'text',
  on_behalf_of_id: 'text',
  on_behalf_of_name: 'text',
  on_behalf_of_email: 'text',
  on_behalf_of_role: 'text',
  on_behalf_of_department_id: 'text',
  department: 'text',
  department_id: 'text',
  department_name: 'text',
  ticket_id: 'text',
  target_type: 'text',
  target_id: 'text',
  target_name: 'text',
  channel: 'text',
  session_id: 'text',
  request_id: 'text',
  trace_id: 'text',
  ip: 'text',
  user_agent: 'text',
  outcome: 'text',
  reason: 'text',
  producer_service: 'text',
  producer_instance: 'text',
  producer_sequence: 'uint64',
  subject_key_id: 'text',
  labels: 'map',
  details: 'map',
  schema_id: 'uint32',
  epoch: 'uint32',
  kafka_partition: 'uint32',
  kafka_offset: 'uint64',
  appended_at: 'millis',
  ingested_at: 'millis',
} as const satisfies Record<string, Kind>;

/** Name of a column of `audit_events`. */
export type ColumnName = keyof typeof KINDS;

/** Name of a column of text. */
export type TextColumnName = {
  [Name in ColumnName]: (typeof KINDS)[Name] extends 'text' ? Name : never;
}[ColumnName];

/** Columns that are not text, each of which the block keeps in its own way. */
export type OtherColumnName = Exclude<ColumnName, TextColumnName>;

/** All columns of the block, in the table's order. */
export const EVENT_COLUMNS: readonly (BlockColumn & { readonly name: ColumnName })[] = (
  Object.keys(KINDS) as ColumnName[]
).map((name) => ({ name, type: TYPES[KINDS[name]] }));

/** The columns of text: a column's place here is its index in `ColumnStore.text`. */
export const TEXT_COLUMNS: readonly TextColumnName[] = EVENT_COLUMNS.map(({ name }) => name).filter(
  (name): name is TextColumnName => KINDS[name] === 'text',
);

/** Index of a column of text in `ColumnStore.text`. */
export function textIndex(name: TextColumnName): number {
  return TEXT_COLUMNS.indexOf(name);
}
