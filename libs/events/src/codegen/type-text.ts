import type { AvroField, AvroObject, AvroSchema } from '../avro-schema.js';
import { ContractError } from '../contract-error.js';
import { fullNameIn, fullNameOf, isDefinition, isNamedDefinition, namespaceOf } from '../contract/type-names.js';

const PRIMITIVES: Readonly<Record<string, string>> = {
  null: 'null',
  boolean: 'boolean',
  int: 'number',
  long: 'number',
  float: 'number',
  double: 'number',
  string: 'string',
  bytes: 'Uint8Array',
};
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The name under which the types of a namespace are imported: `acme.helpdesk` is `acme_helpdesk`. */
export function importName(namespace: string): string {
  return namespace.replaceAll('.', '_');
}

/** How to write a type in TypeScript, and which namespaces it takes from. */
export class TypeText {
  /** Namespaces whose types were mentioned. */
  readonly namespaces = new Set<string>();

  /** @param home namespace of the file being written; its own types are named without a prefix. */
  constructor(private readonly home: string | undefined) {}

  /** The TypeScript type of a schema within a namespace. */
  of(schema: AvroSchema, around: string): string {
    if (typeof schema === 'string') return PRIMITIVES[schema] ?? this.named(fullNameIn(schema, around));
    if (!isDefinition(schema)) return this.union(schema, around);
    if (isNamedDefinition(schema)) return this.named(fullNameOf(schema, around));
    if (schema.type === 'array') return `readonly ${wrapped(this.of(schema.items ?? 'null', around))}[]`;
    if (schema.type === 'map') return `Readonly<Record<string, ${this.of(schema.values ?? 'null', around)}>>`;
    return this.of(schema.type, around);
  }

  private union(branches: readonly AvroSchema[], around: string): string {
    const [nulls, others] = [branches.filter((b) => b === 'null'), branches.filter((b) => b !== 'null')];
    return [...others, ...nulls].map((branch) => this.of(branch, around)).join(' | ');
  }

  private named(fullName: string): string {
    const namespace = namespaceOf(fullName);
    const name = identifier(fullName.slice(fullName.lastIndexOf('.') + 1));
    if (namespace === this.home) return name;
    this.namespaces.add(namespace);
    return `${importName(namespace)}.${name}`;
  }
}

/** A field as a member of an interface, with its doc comment. What has a default may be left out. */
function memberText(field: AvroField, type: string): string {
  const optional = field.default !== undefined;
  const doc = field.pii === true ? `${field.doc ?? ''} Personal data.` : (field.doc ?? '');
  return `${docText(doc, '  ')}  readonly ${identifier(field.name)}${optional ? '?' : ''}: ${type}${optional ? ' | undefined' : ''};\n`;
}

/** A record as an interface without the fields left out, an enum as a union of its symbols, a fixed as bytes. */
export function declarationText(name: string, definition: AvroObject, types: TypeText, around: string): string {
  const head = docText(definition.doc ?? '', '');
  if (definition.type === 'enum') {
    const symbols = (definition.symbols ?? []).map((symbol) => `'${identifier(symbol)}'`);
    return `${head}export type ${identifier(name)} = ${symbols.join(' | ')};\n`;
  }
  if (definition.type === 'fixed') return `${head}export type ${identifier(name)} = Uint8Array;\n`;
  const members = (definition.fields ?? [])
    .filter((field) => field.name !== 'envelope')
    .map((field) => memberText(field, types.of(field.type, around)));
  if (members.length === 0) return `${head}export type ${identifier(name)} = Readonly<Record<never, never>>;\n`;
  return `${head}export interface ${identifier(name)} {\n${members.join('')}}\n`;
}

function docText(doc: string, indent: string): string {
  const words = doc.replaceAll('*/', '* /').split(/\s+/).filter(Boolean);
  if (words.length === 0) return '';
  return `${indent}/** ${words.join(' ')} */\n`;
}

/** Names go into source text, so that nothing but an identifier may pass. */
function identifier(name: string): string {
  if (!IDENTIFIER.test(name)) throw new ContractError(`${JSON.stringify(name)} is not a name Avro allows`);
  return name;
}

function wrapped(type: string): string {
  return type.includes(' ') ? `(${type})` : type;
}
