import { type StatusCategory } from '@docket/events';
import { type SnapshotsSpec } from '../mapping/mapping-spec.js';
import { RowError } from '../row-error.js';
import { type Row } from '../rows/read-rows.js';
import { type Getter } from '../values/compile-scope.js';
import { type FieldRules, SchemaValues } from '../values/schema-value.js';
import { columnGetter, textGetter } from '../values/text-value.js';
import { type ValueSource } from '../values/value-source.js';
import { type CaseState } from './case-changes.js';
import { type ConvertScope, schemaOf } from './convert-scope.js';
import { envelopeTemplate, type RowEnvelope } from './envelope-template.js';

/** What one row says. */
export interface Snapshot {
  readonly row: Row;
  /** ms since 1970. */
  readonly at: number;
  readonly sequence: number;
  readonly state: CaseState;
  readonly envelope: RowEnvelope;
  /** What the mapping adds to the details of `ticket.created` and of `ticket.other`. */
  readonly created: Record<string, unknown>;
  readonly other: Record<string, unknown>;
}

const CREATED_RULES: FieldRules = {
  reserved: new Set(['envelope', 'status', 'status_category', 'priority', 'agent_id', 'agent_name']),
  optional: new Set(),
};
const OTHER_RULES: FieldRules = { reserved: new Set(['envelope']), optional: new Set() };

/** Compiles the `snapshots` part of a mapping to a reader of rows. The reader throws {RowError}. */
export function snapshotReader(spec: SnapshotsSpec, scope: ConvertScope): (row: Row) => Snapshot {
  const state = stateReader(spec, scope);
  const sequence = sequenceReader(spec.sequence, scope);
  const details = (action: string, node: unknown, part: string, rules: FieldRules) => {
    const schema = schemaOf(action, ['snapshots', part], scope);
    return new SchemaValues(schema ?? 'null', scope).record(schema?.fields ?? [], node, ['snapshots', part], rules);
  };
  const created = details('ticket.created', spec.created, 'created', CREATED_RULES);
  const other = details('ticket.other', spec.other, 'other', OTHER_RULES);
  // The envelope is the same record in every action.
  const schema = schemaOf('ticket.created', ['snapshots'], scope);
  const envelope = schema && envelopeTemplate(schema, scope);
  return (row) => ({
    row,
    at: scope.time(row),
    sequence: sequence(row),
    state: state(row),
    envelope: envelope?.(row) ?? ({} as RowEnvelope),
    created: created(row) ?? {},
    other: other(row) ?? {},
  });
}

function stateReader(spec: SnapshotsSpec, scope: ConvertScope): (row: Row) => CaseState {
  const text = (name: 'group' | 'group_name' | 'assignee' | 'assignee_name' | 'priority'): Getter<string> => {
    const source = spec[name];
    return source ? textGetter(source, ['snapshots', name], scope) : () => undefined;
  };
  const state = required(spec.state, 'state', textGetter(spec.state, ['snapshots', 'state'], scope));
  const category = required(spec.state_category, 'state_category', categoryGetter(spec, scope));
  const [group, groupName, assignee, assigneeName, priority] = [
    text('group'),
    text('group_name'),
    text('assignee'),
    text('assignee_name'),
    text('priority'),
  ];
  return (row) => ({
    state: state(row),
    category: category(row),
    group: group(row),
    groupName: groupName(row),
    assignee: assignee(row),
    assigneeName: assigneeName(row),
    priority: priority(row),
  });
}

function categoryGetter(spec: SnapshotsSpec, scope: ConvertScope): Getter<StatusCategory> {
  const schema = schemaOf('ticket.status_changed', ['snapshots'], scope);
  const type = schema?.fields.find(({ name }) => name === 'to_category')?.type;
  const get = new SchemaValues(schema ?? 'null', scope).value(type ?? 'string', spec.state_category, [
    'snapshots',
    'state_category',
  ]);
  // The schema's reader lets only its own symbols through.
  return get as Getter<StatusCategory>;
}

function required<T>(source: ValueSource, name: string, get: Getter<T>): (row: Row) => T {
  return (row) => {
    const value = get(row);
    if (value === undefined) throw new RowError(source.column ?? '', `is empty, but ${name} needs a value`);
    return value;
  };
}

/** The column that orders rows of the same time; it holds numbers. */
function sequenceReader(column: string | undefined, scope: ConvertScope): (row: Row) => number {
  if (column === undefined) return () => 0;
  const get = columnGetter(column, ['snapshots', 'sequence'], scope);
  return (row) => {
    const text = get(row) ?? '';
    if (/^-?\d{1,15}(\.\d+)?$/.test(text)) return Number(text);
    throw new RowError(column, text === '' ? 'is empty, but orders the rows' : `"${text}" is not a number`);
  };
}
