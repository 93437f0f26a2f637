import { type AvroField, type AvroObject, type AvroSchema, eachDefinition } from '@docket/events';
import { problemsOfIssue } from '../mapping/mapping-file.js';
import { type MappingPath } from '../mapping/mapping-problem.js';
import { RowError } from '../row-error.js';
import { type CompileScope, type Getter } from './compile-scope.js';
import { scalarReader, type ScalarReader, typeName } from './scalar-readers.js';
import { textGetter } from './text-value.js';
import { valueSource, type ValueSource } from './value-source.js';

/** Fields of a record for which the schema alone does not say what the mapping must and may hold. */
export interface FieldRules {
  /** Filled by the importer: the mapping may not name them. */
  readonly reserved: ReadonlySet<string>;
  /** May be left out although the schema has no default. */
  readonly optional: ReadonlySet<string>;
  /** Where in the mapping a field stands, for a record that is put together from several places. */
  readonly pathOf?: (name: string) => MappingPath;
}

/** A record whose required field is empty in a row is either a bad row, or simply not there. */
type WhenIncomplete = 'bad row' | 'absent';

const NO_RULES: FieldRules = { reserved: new Set(), optional: new Set() };

/** Compiles parts of a mapping against an Avro schema: the schema says what the texts of a row become. */
export class SchemaValues {
  private readonly types = new Map<string, AvroObject>();

  constructor(
    schema: AvroSchema,
    private readonly scope: CompileScope,
  ) {
    eachDefinition(schema, '', (name, definition) => this.types.set(name, definition));
  }

  /** The fields of a record, each from its part of the mapping. */
  record(
    fields: readonly AvroField[],
    node: unknown,
    path: MappingPath,
    rules = NO_RULES,
    incomplete: WhenIncomplete = 'bad row',
  ): Getter<Record<string, unknown>> {
    if (!isTable(node)) return this.unusable(path, 'must be a table of fields');
    const open = fields.filter(({ name }) => !rules.reserved.has(name));
    this.checkNames(open, node, path, rules);
    const parts = open
      .filter(({ name }) => name in node)
      .map((field) => ({
        name: field.name,
        required: isRequired(field, rules),
        get: this.field(field, node[field.name], rules.pathOf?.(field.name) ?? [...path, field.name], rules),
      }));
    return (row) => {
      const record: Record<string, unknown> = {};
      for (const { name, required, get } of parts) {
        const value = get(row);
        if (value !== undefined) record[name] = value;
        else if (!required) continue;
        else if (incomplete === 'absent') return undefined;
        else throw new RowError(columnOf(node[name]), `is empty, but ${name} needs a value`);
      }
      return record;
    };
  }

  private checkNames(
    fields: readonly AvroField[],
    node: Readonly<Record<string, unknown>>,
    path: MappingPath,
    rules: FieldRules,
  ): void {
    const names = fields.map(({ name }) => name);
    for (const key of Object.keys(node)) {
      if (!names.includes(key))
        this.scope.problem(
          rules.pathOf?.(key) ?? [...path, key],
          `is not a field here; there are: ${names.join(', ')}`,
        );
    }
    for (const field of fields) {
      if (isRequired(field, rules) && !(field.name in node)) this.scope.problem([...path, field.name], 'is missing');
    }
  }

  private field(field: AvroField, node: unknown, path: MappingPath, rules: FieldRules): Getter {
    const type = this.resolve(field.type);
    if (type.type !== 'record') return this.value(type, node, path);
    return this.record(type.fields ?? [], node, path, NO_RULES, isRequired(field, rules) ? 'bad row' : 'absent');
  }

  /** One value of any type. */
  value(schema: AvroSchema, node: unknown, path: MappingPath): Getter {
    const type = this.resolve(schema);
    if (type.type === 'record') return this.record(type.fields ?? [], node, path);
    if (type.type === 'map') return this.map(type.values ?? 'string', node, path);
    if (type.type === 'array') return this.list(type.items ?? 'string', node, path);
    const read = this.reader(type);
    if (read) return this.scalar(read, node, path);
    return this.unusable(path, `is of the type ${typeName(type)}, which cannot be filled from a file`);
  }

  private map(values: AvroSchema, node: unknown, path: MappingPath): Getter {
    if (!isTable(node)) return this.unusable(path, 'must be a table');
    const entries = Object.keys(node).map((key) => ({ key, get: this.value(values, node[key], [...path, key]) }));
    return (row) => {
      const filled = entries.flatMap(({ key, get }) => {
        const value = get(row);
        return value === undefined ? [] : [[key, value] as const];
      });
      return filled.length === 0 ? undefined : Object.fromEntries(filled);
    };
  }

  /** A list in the mapping gives one item each; one column gives the items that `split` separates. */
  private list(items: AvroSchema, node: unknown, path: MappingPath): Getter {
    if (Array.isArray(node)) {
      const getters = node.map((item, index) => this.value(items, item, [...path, index]));
      return (row) => getters.map((get) => get(row)).filter((value) => value !== undefined);
    }
    const read = this.reader(this.resolve(items));
    if (!read) return this.unusable(path, 'must be a list');
    const source = this.source(node, path);
    if (!source) return () => undefined;
    const { split, column } = source;
    if (split === undefined) return this.unusable(path, 'is a list: say with "split" what separates its items');
    const get = textGetter(source, path, this.scope);
    return (row) =>
      get(row)
        ?.split(split)
        .map((item) => item.trim())
        .filter(Boolean)
        .map((item) => readAs(read, item, column));
  }

  private scalar(read: ScalarReader, node: unknown, path: MappingPath): Getter {
    const source = this.source(node, path);
    if (!source) return () => undefined;
    const { constant, column } = source;
    if (source.split !== undefined) this.scope.problem([...path, 'split'], 'is for lists only');
    if (constant !== undefined) this.checkConstant(read, constant, path);
    const get = textGetter(source, path, this.scope);
    return (row) => {
      const text = get(row);
      return text === undefined ? undefined : readAs(read, text, column);
    };
  }

  private checkConstant(read: ScalarReader, text: string, path: MappingPath): void {
    try {
      read(text);
    } catch (error) {
      this.scope.problem([...path, 'constant'], messageOf(error));
    }
  }

  private source(node: unknown, path: MappingPath): ValueSource | undefined {
    const parsed = valueSource.safeParse(node);
    if (parsed.success) return parsed.data;
    for (const problem of parsed.error.issues.flatMap(problemsOfIssue)) {
      this.scope.problem([...path, ...problem.path], problem.message);
    }
    return undefined;
  }

  private reader({ type, logicalType, symbols }: AvroObject): ScalarReader | undefined {
    return typeof type === 'string' ? scalarReader(type, logicalType, symbols ?? [], this.scope.readTime) : undefined;
  }

  /** The definition behind a name, a union with null, or a primitive. */
  private resolve(schema: AvroSchema): AvroObject {
    if (typeof schema === 'string') return this.types.get(schema) ?? { type: schema };
    if ('type' in schema) return schema;
    return this.resolve(schema.find((branch) => branch !== 'null') ?? 'null');
  }

  private unusable(path: MappingPath, message: string): Getter<never> {
    this.scope.problem(path, message);
    return () => undefined;
  }
}

function isRequired(field: AvroField, rules: FieldRules): boolean {
  return field.default === undefined && !rules.optional.has(field.name);
}

function isTable(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

function readAs(read: ScalarReader, text: string, column = ''): unknown {
  try {
    return read(text);
  } catch (error) {
    throw new RowError(column, messageOf(error));
  }
}

/** The column a value comes from, '' when it comes from none or from several. */
function columnOf(node: unknown): string {
  if (typeof node === 'string') return node;
  return isTable(node) && typeof node['column'] === 'string' ? node['column'] : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
