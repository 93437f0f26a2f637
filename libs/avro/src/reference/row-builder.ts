import { departmentOf, LIMITS } from '@docket/events';
import type { BlockConstants } from '../block/event-block.js';
import { type ColumnName, EVENT_COLUMNS } from '../block/event-columns.js';
import type { ColumnValue, EventRow } from '../block/event-row.js';
import type { RowOrigin } from '../block/column-store.js';
import { ENVELOPE_RULES, type EnvelopeRule, type EnvelopeRules } from '../plan/envelope-contract.js';
import { MAX_DETAILS_BYTES } from '../runtime/details.js';
import type { Decoded } from './decoded.js';
import { detailText } from './detail-text.js';
import { Rules } from './rules.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

type Entries = readonly (readonly [string, Decoded])[];

/** Builds one row from what was decoded, by the names of the fields. */
export class RowBuilder {
  readonly rules = new Rules();
  readonly #values = new Map<ColumnName, ColumnValue>();
  readonly #labels = new Map<string, string>();
  readonly #details = new Map<string, string>();
  #detailBytes = 0;

  constructor(private readonly meta: RowOrigin) {}

  record(action: string, entries: Entries): void {
    this.#values.set('action', action);
    for (const [name, value] of entries) {
      if (name === 'envelope') this.#envelope(entriesOf(value), ENVELOPE_RULES, name);
      else this.#detail(name, name, value);
    }
  }

  row(constants: BlockConstants): EventRow {
    const { schemaId, partition, offset, appendedAt } = this.meta;
    const text = (name: ColumnName): string | undefined => this.#values.get(name) as string | undefined;
    const origin = {
      schema_id: schemaId,
      epoch: constants.epoch,
      kafka_partition: partition,
      kafka_offset: BigInt(offset),
      appended_at: appendedAt,
      ingested_at: constants.ingestedAt,
    };
    const department = departmentOf({
      department_id: text('department_id') ?? null,
      actor: { department_id: text('actor_department_id') ?? null },
    });
    const given = { ...Object.fromEntries(this.#values), ...origin, department };
    const maps = { labels: this.#labels, details: this.#details };
    const absent = Object.fromEntries(EVENT_COLUMNS.map(({ name }) => [name, '']));
    return { ...absent, ...given, ...maps } as unknown as EventRow;
  }

  #envelope(entries: Entries, rules: EnvelopeRules, path: string): void {
    for (const [name, value] of entries) {
      const field = `${path}.${name}`;
      const rule = rules.get(name);
      if (rule === undefined) this.#detail(field, field, value);
      else if (value.kind !== 'null') this.#field(rule, value, field);
    }
  }

  #field(rule: EnvelopeRule, value: Decoded, field: string): void {
    switch (rule.kind) {
      case 'record':
        this.#envelope(entriesOf(value), rule.fields, field);
        break;
      case 'labels':
        this.#label(entriesOf(value), field);
        break;
      case 'event_id':
        if (!UUID.test(textOf(value))) this.rules.broken(field, 'is not a UUID');
        this.#values.set('event_id', textOf(value).toLowerCase());
        break;
      case 'occurred_at':
        this.#occurredAt(value as Decoded & { kind: 'long' }, field);
        break;
      case 'sequence':
        this.#sequence(value as Decoded & { kind: 'long' | 'number' }, field);
        break;
      case 'text': {
        const bytes = Buffer.byteLength(textOf(value));
        if (bytes === 0 && !rule.mayBeEmpty) this.rules.broken(field, 'is empty');
        if (bytes > rule.limit) this.rules.broken(field, 'is longer than allowed');
        this.#values.set(rule.column, textOf(value));
      }
    }
  }

  #occurredAt({ value }: Decoded & { kind: 'long' }, field: string): void {
    const inRange = value >= BigInt(LIMITS.occurredAtMin) && value < BigInt(LIMITS.occurredAtMax);
    if (!inRange) this.rules.broken(field, 'is not between 1970-01-01 and 2200-01-01');
    else if (value > BigInt(this.meta.appendedAt + LIMITS.clockSkewMs)) this.rules.skewed(field);
    this.#values.set('occurred_at', Number(value));
  }

  #sequence({ value }: Decoded & { kind: 'long' | 'number' }, field: string): void {
    if (value < 0 || value > Number.MAX_SAFE_INTEGER) this.rules.broken(field, 'is negative or beyond 2^53 - 1');
    this.#values.set('producer_sequence', BigInt(value));
  }

  #label(entries: Entries, field: string): void {
    if (entries.length > LIMITS.labels) this.rules.broken(field, 'has more entries than allowed');
    for (const [key, value] of entries) {
      const text = textOf(value);
      const fits = Buffer.byteLength(key) <= LIMITS.labelKey && Buffer.byteLength(text) <= LIMITS.labelValue;
      if (!fits) this.rules.broken(field, 'is longer than allowed');
      if (this.#labels.has(key)) this.rules.broken(field, 'has a key twice');
      this.#labels.set(key, text);
    }
  }

  #detail(key: string, field: string, value: Decoded): void {
    if (value.kind !== 'null' && this.#detailBytes > MAX_DETAILS_BYTES) this.rules.broken(field, 'is too much');
    const text = detailText(value, field, this.rules);
    if (text === undefined) return;
    const isPreview = key === 'preview' && value.kind === 'text' && !value.isEnum;
    if (isPreview && Array.from(text).length > LIMITS.previewCharacters)
      this.rules.broken(field, 'is longer than allowed');
    this.#details.set(key, text);
    this.#detailBytes += storedBytes(text);
  }
}

/** Bytes of a text in a column: its length in front takes one byte for every seven bits. */
function storedBytes(text: string): number {
  const bytes = Buffer.byteLength(text);
  return bytes + (bytes < 128 ? 1 : bytes < 16_384 ? 2 : 3);
}

function entriesOf(value: Decoded): Entries {
  return value.kind === 'record' || value.kind === 'map' ? value.entries : [];
}

function textOf(value: Decoded): string {
  return value.kind === 'text' ? value.value : '';
}
