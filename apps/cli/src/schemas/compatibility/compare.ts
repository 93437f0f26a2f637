import type { AvroField, AvroSchema } from '@docket/events';
import { SchemaView, type Shape } from './shape-of.js';

/** One reason why events written under an older schema could not be read, or not rightly, under a newer one. */
export interface Incompatibility {
  /** Path of the field, such as `envelope.actor.id`, `changes[].old`, `labels.*`; empty for the record itself. */
  readonly path: string;
  /** What changed and what it does to old events. */
  readonly message: string;
}

/** What Avro lets a reader widen: written as the key, readable as the values. */
const PROMOTIONS: Readonly<Record<string, readonly string[]>> = {
  int: ['long', 'float', 'double'],
  long: ['float', 'double'],
  float: ['double'],
  string: ['bytes'],
  bytes: ['string'],
};

const UNREADABLE = 'old events could not be read';

/**
 * Whether events written under `older` can be read under `newer`: Avro's rules of schema resolution, and beyond them two
 * rules of an audit log: an enum keeps its symbols (Avro would read the default instead), and a value its logical type
 * (Avro would read the number as something else). Empty when all is well.
 * @throws ContractError when one of the two is not complete in itself.
 */
export function incompatibilities(newer: AvroSchema, older: AvroSchema): Incompatibility[] {
  const comparison = new Comparison(new SchemaView(newer), new SchemaView(older));
  return comparison.compare(comparison.newer.root, comparison.older.root, '');
}

type Named = Extract<Shape, { fullName: string }>;

class Comparison {
  constructor(
    readonly newer: SchemaView,
    readonly older: SchemaView,
  ) {}

  compare(newer: AvroSchema, older: AvroSchema, path: string): Incompatibility[] {
    const now = this.newer.shapeOf(newer);
    const was = this.older.shapeOf(older);
    if (was.kind === 'union' || now.kind === 'union') return this.#unions(newer, older, path);
    if ((now.kind === 'array' || now.kind === 'map') && was.kind === now.kind) {
      return this.compare(now.inner, was.inner, path + (now.kind === 'array' ? '[]' : '.*'));
    }
    if (now.kind === 'primitive' && was.kind === 'primitive' && isReadable(now, was)) return [];
    if ('fullName' in now && 'fullName' in was && isSameType(now, was)) return this.#named(now, was, path);
    return [this.#changed(newer, older, path)];
  }

  /** Every branch that was written must be readable; the nearest branch tells why not. */
  #unions(newer: AvroSchema, older: AvroSchema, path: string): Incompatibility[] {
    const nowBranches = branchesOf(this.newer, newer);
    for (const was of branchesOf(this.older, older)) {
      const tries = nowBranches.map((now) => ({ now, found: this.compare(now, was, path) }));
      if (tries.some(({ found }) => found.length === 0)) continue;
      const nearest = tries.find(({ now }) => this.#isAlike(now, was));
      return nearest ? nearest.found : [this.#changed(newer, older, path)];
    }
    return [];
  }

  #named(now: Named, was: Named, path: string): Incompatibility[] {
    if (now.kind === 'enum') return symbolsTaken(now, was, path);
    if (now.kind === 'record') return this.#fields(now, was, path);
    const [size, oldSize] = [now.definition.size ?? 0, was.definition.size ?? 0];
    if (size === oldSize) return [];
    return [{ path, message: `had ${oldSize} bytes, now has ${size}: ${UNREADABLE}` }];
  }

  #fields(now: Named, was: Named, path: string): Incompatibility[] {
    const oldFields = new Map((was.definition.fields ?? []).map((field) => [field.name, field]));
    return (now.definition.fields ?? []).flatMap((field) => {
      const here = path === '' ? field.name : `${path}.${field.name}`;
      const old = [field.name, ...(field.aliases ?? [])].map((name) => oldFields.get(name)).find(Boolean);
      if (old) return this.compare(field.type, old.type, here);
      return field.default === undefined ? [addedWithoutDefault(field, here)] : [];
    });
  }

  #changed(newer: AvroSchema, older: AvroSchema, path: string): Incompatibility {
    const [now, was] = [this.newer.describe(newer), this.older.describe(older)];
    if (isLogicalChange(this.newer.shapeOf(newer), this.older.shapeOf(older))) {
      return { path, message: `was ${was}, is now ${now}: the values of old events would mean something else` };
    }
    return { path, message: `was ${was}, is now ${now}: ${UNREADABLE}` };
  }

  #isAlike(newer: AvroSchema, older: AvroSchema): boolean {
    const [now, was] = [this.newer.shapeOf(newer), this.older.shapeOf(older)];
    if ('fullName' in now && 'fullName' in was) return isSameType(now, was);
    return now.kind === was.kind && now.kind !== 'primitive';
  }
}

function branchesOf(view: SchemaView, schema: AvroSchema): readonly AvroSchema[] {
  const shape = view.shapeOf(schema);
  return shape.kind === 'union' ? shape.branches : [schema];
}

function isReadable(now: Extract<Shape, { kind: 'primitive' }>, was: Extract<Shape, { kind: 'primitive' }>): boolean {
  if (now.logicalType !== was.logicalType) return false;
  return now.name === was.name || (PROMOTIONS[was.name]?.includes(now.name) ?? false);
}

function isLogicalChange(now: Shape, was: Shape): boolean {
  if (now.kind !== 'primitive' || was.kind !== 'primitive') return false;
  return now.logicalType !== was.logicalType && isReadable({ ...now, logicalType: was.logicalType }, was);
}

/** Avro compares names without their namespace; an alias stands for an older name. */
function isSameType(now: Named, was: Named): boolean {
  if (now.kind !== was.kind) return false;
  const names = [now.fullName, ...(now.definition.aliases ?? [])].map(simpleName);
  return names.includes(simpleName(was.fullName));
}

function simpleName(fullName: string): string {
  return fullName.slice(fullName.lastIndexOf('.') + 1);
}

function symbolsTaken(now: Named, was: Named, path: string): Incompatibility[] {
  const symbols = new Set(now.definition.symbols);
  const gone = (was.definition.symbols ?? []).filter((symbol) => !symbols.has(symbol));
  if (gone.length === 0) return [];
  const [fallback] = [now.definition.default];
  const effect = typeof fallback === 'string' ? `old events that say so would be read as ${fallback}` : UNREADABLE;
  return [{ path, message: `enum ${now.fullName} no longer has ${gone.join(', ')}: ${effect}` }];
}

function addedWithoutDefault(field: AvroField, path: string): Incompatibility {
  return {
    path,
    message: `was added without a default: ${UNREADABLE}, because they do not have it (a field renamed? give its old name in "aliases")`,
  };
}
