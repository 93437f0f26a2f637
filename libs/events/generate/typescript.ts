import type { ActionSchema, Catalog, SchemaFile } from '../src/contract/catalog.js';
import type { NamedType } from '../src/contract/self-contained.js';
import { isActionRecord } from '../src/contract/catalog.js';
import { namespaceOf } from '../src/contract/type-names.js';
import { declarationText, importName, TypeText } from '../src/codegen/type-text.js';

const HEAD = '// Generated from schemas/ by `npm run generate`: do not edit.\n';

/** Holds nothing but the schemas; formatting it would take longer than all the rest. */
export const DATA_FILE = 'sources.ts';

/** File texts by path, relative to the folder of generated code. */
export type GeneratedFiles = Map<string, string>;

/** Everything generated in TypeScript: types of each namespace, fields of each action, and the schemas themselves. */
export function generateTypescript(files: readonly SchemaFile[], catalog: Catalog): GeneratedFiles {
  const generated: GeneratedFiles = new Map();
  const shared = [...catalog.types.values()].filter((type) => !isActionRecord(type.definition));
  for (const [namespace, types] of groupBy(shared, (type) => namespaceOf(type.fullName))) {
    generated.set(`types/${namespace}.ts`, typesText(namespace, types));
  }
  const groups = groupBy(catalog.actions, groupOf);
  for (const [group, actions] of groups) generated.set(`actions/${group}.ts`, actionsText(actions));
  generated.set('index.ts', indexText(groups));
  generated.set(DATA_FILE, sourcesText(files));
  return generated;
}

/** Actions are grouped by namespace and category, one file each. */
function groupOf({ fullName, action }: ActionSchema): string {
  return `${namespaceOf(fullName)}.${action.slice(0, action.indexOf('.'))}`;
}

function typesText(namespace: string, types: readonly NamedType[]): string {
  const text = new TypeText(namespace);
  const sorted = [...types].sort((a, b) => (a.fullName < b.fullName ? -1 : 1));
  const bodies = sorted.map(({ fullName, definition }) =>
    declarationText(simpleName(fullName), definition, text, namespace),
  );
  return [HEAD, ...importsText(text, './'), ...bodies].join('\n');
}

function actionsText(actions: readonly ActionSchema[]): string {
  const text = new TypeText(undefined);
  const bodies = actions.map(({ fullName, schema }) =>
    declarationText(simpleName(fullName), schema, text, namespaceOf(fullName)),
  );
  return [HEAD, ...importsText(text, '../types/'), ...bodies].join('\n');
}

function indexText(groups: ReadonlyMap<string, readonly ActionSchema[]>): string {
  const names = [...groups.keys()].sort();
  const imports = names.map((group) => `import type * as ${importName(group)} from './actions/${group}.js';\n`);
  const lines = names.flatMap((group) =>
    (groups.get(group) ?? []).map(
      ({ action, fullName }) => `  readonly '${action}': ${importName(group)}.${simpleName(fullName)};\n`,
    ),
  );
  return [
    HEAD,
    imports.join(''),
    `/** The fields of each action besides the envelope. */\nexport interface ActionFields {\n${lines.join('')}}\n`,
    '/** The actions known at build time. */\nexport type Action = keyof ActionFields;\n',
  ].join('\n');
}

function sourcesText(files: readonly SchemaFile[]): string {
  return [
    HEAD,
    "import type { SchemaFile } from '../contract/catalog.js';\n",
    '/** The schema files as they are in schemas/. */\n// prettier-ignore',
    `export const SCHEMA_FILES: readonly SchemaFile[] = ${JSON.stringify(files, null, 1)};\n`,
  ].join('\n');
}

function importsText(text: TypeText, folder: string): string[] {
  const lines = [...text.namespaces]
    .sort()
    .map((namespace) => `import type * as ${importName(namespace)} from '${folder}${namespace}.js';\n`);
  return lines.length === 0 ? [] : [lines.join('')];
}

function simpleName(fullName: string): string {
  return fullName.slice(fullName.lastIndexOf('.') + 1);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
