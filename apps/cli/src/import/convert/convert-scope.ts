import { type AvroRecord } from '@docket/events';
import { type MappingPath } from '../mapping/mapping-problem.js';
import { type Row } from '../rows/read-rows.js';
import { type CompileScope } from '../values/compile-scope.js';
import { type RowKey } from './row-identity.js';

/** What both modes convert with. */
export interface ConvertScope extends CompileScope {
  readonly tenant: string;
  /** `source.id` of the mapping. */
  readonly source: string;
  /** The `event` part of the mapping. */
  readonly event: Readonly<Record<string, unknown>>;
  readonly schemas: Readonly<Record<string, AvroRecord>>;
  readonly key: RowKey;
  /** When the row happened, ms since 1970. @throws {RowError} */
  readonly time: (row: Row) => number;
}

/** The schema of an action that a mapping names; tells a problem when there is none. */
export function schemaOf(action: string, path: MappingPath, scope: ConvertScope): AvroRecord | undefined {
  const schema = scope.schemas[action];
  if (schema) return schema;
  const category = action.split('.')[0] ?? '';
  const near = Object.keys(scope.schemas).filter((name) => name.startsWith(`${category}.`));
  const known = near.length > 0 ? near : Object.keys(scope.schemas);
  scope.problem(path, `"${action}" is not an action; there are: ${known.join(', ')}`);
  return undefined;
}
