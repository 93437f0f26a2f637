import { type AvroSchema } from '@docket/events';

/** Middle of a day in winter; a moment is a whole millisecond. */
export const MOMENT = Date.UTC(2026, 0, 15, 12, 30, 15, 250);

type Definition = Exclude<AvroSchema, string | readonly AvroSchema[]>;

/** A value for every field of every action, so that one that is added is tested too: nothing is absent that may be there. */
export class Examples {
  readonly #named = new Map<string, Definition>();

  /** @param name of the field, which a text says so that no two are alike */
  of(schema: AvroSchema, name: string): unknown {
    if (typeof schema === 'string') return this.#primitive(schema, name);
    if (isUnion(schema)) return this.of(schema.find((branch) => branch !== 'null') ?? 'null', name);
    if (schema.name !== undefined) this.#remember(schema);
    switch (schema.type) {
      case 'record':
        return this.fields(schema, name);
      case 'enum':
        // The first is UNKNOWN, what readers take for symbols that they do not know.
        return schema.symbols?.at(-1);
      case 'array':
        return ['first', 'second'].map((which) => this.of(schema.items ?? 'null', `${which} of ${name}`));
      case 'map':
        return { one: this.of(schema.values ?? 'null', name), 'two, "quoted"': this.of(schema.values ?? 'null', name) };
      default:
        return schema.logicalType === 'timestamp-millis' ? MOMENT : this.of(schema.type, name);
    }
  }

  /** A record's fields. @param without the envelope */
  fields(record: Definition, name: string, without = ''): Record<string, unknown> {
    const fields = (record.fields ?? []).map(
      (field) => [field.name, this.of(field.type, `${name}.${field.name}`)] as const,
    );
    return Object.fromEntries(fields.filter(([field]) => field !== without));
  }

  #primitive(type: string, name: string): unknown {
    const values: Record<string, unknown> = { null: null, boolean: true, int: 7, long: 7_000, float: 1.5, double: 4.5 };
    if (type === 'string') return `${name}: Ärger mit "X" & Ю\n€`;
    if (type in values) return values[type];
    const definition = this.#named.get(type) ?? this.#named.get(type.split('.').at(-1) ?? '');
    if (definition === undefined) throw new Error(`there is no example of ${type}`);
    return this.of(definition, name);
  }

  #remember(definition: Definition): void {
    this.#named.set(definition.name ?? '', definition);
  }
}

function isUnion(schema: AvroSchema): schema is readonly AvroSchema[] {
  return Array.isArray(schema);
}
