import { COLUMNS } from '../events/fields.js';
import { faultOfKey } from '../events/terms.js';

/** Where the values of a field are, in SQL: one text of an event, or a list of them. */
export interface ListedField {
  readonly sql: string;
  readonly isList: boolean;
  /** The key of a map that is meant; bound as `key`. */
  readonly key?: string;
}

const MAPS = { label: 'labels', detail: 'details' } as const;
const TEXTS: Readonly<Record<string, string>> = { action: 'action', ip: 'ip', ...COLUMNS };

/** Whether values of a field are listed. */
export function isListed(name: string): boolean {
  return Object.hasOwn(TEXTS, name) || Object.hasOwn(MAPS, name);
}

export const LISTED_NAMES: readonly string[] = [...Object.keys(TEXTS), ...Object.keys(MAPS)];

/**
 * Where the values of a field are; of a map without a key those are its keys. Undefined for what is no field, or has no values
 * to list.
 */
export function listedField(name: string): ListedField | undefined {
  if (Object.hasOwn(TEXTS, name)) return { sql: TEXTS[name] ?? '', isList: false };
  const [map = '', ...rest] = name.split('.');
  if (!Object.hasOwn(MAPS, map)) return undefined;
  const column = MAPS[map as keyof typeof MAPS];
  if (rest.length === 0) return { sql: `mapKeys(${column})`, isList: true };
  const key = rest.join('.');
  return faultOfKey(key) === undefined ? { sql: `${column}[{key: String}]`, isList: false, key } : undefined;
}
