import { type ActivityRule, type ActivitySpec } from '../mapping/mapping-spec.js';
import { type MappingPath } from '../mapping/mapping-problem.js';
import { OccurrenceCounter } from '../rows/occurrence-counter.js';
import { type Row } from '../rows/read-rows.js';
import { RowError } from '../row-error.js';
import { type Getter } from '../values/compile-scope.js';
import { SchemaValues } from '../values/schema-value.js';
import { columnGetter } from '../values/text-value.js';
import { type ConvertScope, schemaOf } from './convert-scope.js';
import { envelopeTemplate, type RowEnvelope } from './envelope-template.js';
import { type ImportedEvent } from './imported-event.js';
import { importedEventId } from './row-identity.js';

interface CompiledRule {
  readonly action: string;
  readonly envelope: (row: Row) => RowEnvelope;
  readonly details: Getter<Record<string, unknown>>;
}

/** One row, one event: a column's value selects the action. */
export class ActivityConverter {
  private readonly rules: ReadonlyMap<string, CompiledRule | undefined>;
  private readonly otherwise: CompiledRule | undefined;
  private readonly selector: Getter<string>;
  private readonly occurrences = new OccurrenceCounter();

  constructor(
    private readonly spec: ActivitySpec,
    private readonly scope: ConvertScope,
  ) {
    this.selector = columnGetter(spec.column, ['activity', 'column'], scope);
    this.rules = new Map(
      Object.entries(spec.actions).map(([value, rule]) => [value, this.compile(rule, ['activity', 'actions', value])]),
    );
    this.otherwise = spec.default && this.compile(spec.default, ['activity', 'default']);
  }

  /** Rows must be given in the order of the file. @throws {RowError} for a row that gives no event. */
  convert(row: Row): ImportedEvent {
    this.scope.columns.check(row);
    const key = this.scope.key(row);
    // Bad rows count too: once such a row is corrected, the ids of the rows after it must not change.
    const occurrence = this.occurrences.next(key);
    const { action, envelope, details } = this.ruleOf(row);
    const input = {
      ...envelope(row),
      occurred_at: this.scope.time(row),
      tenant_id: this.scope.tenant,
      event_id: importedEventId({ ...this.scope, key, occurrence, change: 0 }),
      details: details(row) ?? {},
    };
    return { action, input, row };
  }

  private ruleOf(row: Row): CompiledRule {
    const value = this.selector(row);
    const rule = (value === undefined ? undefined : this.rules.get(value)) ?? this.otherwise;
    if (rule) return rule;
    const what = value === undefined ? 'is empty' : `"${value}" is not under activity.actions`;
    throw new RowError(this.spec.column, `${what}, and the mapping has no activity.default`);
  }

  private compile(rule: ActivityRule, path: MappingPath): CompiledRule | undefined {
    const schema = schemaOf(rule.action, [...path, 'action'], this.scope);
    if (!schema) return undefined;
    const own = schema.fields.filter(({ name }) => name !== 'envelope');
    return {
      action: rule.action,
      envelope: envelopeTemplate(schema, this.scope, { node: rule.event, path: [...path, 'event'] }),
      details: new SchemaValues(schema, this.scope).record(own, rule.details, [...path, 'details']),
    };
  }
}
