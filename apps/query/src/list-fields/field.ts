import { type FIELDS } from '../events/fields.js';

type FieldName = keyof typeof FIELDS;

/** What a field is, to whoever offers it for choice. */
export const FIELD_TYPES = ['action', 'text', 'choice', 'address', 'map', 'words', 'time'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

const TYPES: Readonly<Record<FieldName, FieldType>> = {
  action: 'action',
  actor: 'text',
  actor_type: 'choice',
  on_behalf_of: 'text',
  department: 'text',
  ticket: 'text',
  target: 'text',
  target_type: 'text',
  channel: 'text',
  outcome: 'choice',
  ip: 'address',
  session: 'text',
  request: 'text',
  label: 'map',
  detail: 'map',
  q: 'words',
  from: 'time',
  to: 'time',
};

/** What can be asked of a field: `equals` a value, `not` that value, any value (`exists`), none (`missing`), a part of it. */
export const OPERATORS = [
  'equals',
  'not',
  'exists',
  'missing',
  'category',
  'range',
  'contains',
  'since',
  'before',
] as const;
export type Operator = (typeof OPERATORS)[number];

const TERMS: readonly Operator[] = ['equals', 'not', 'exists', 'missing'];
const OF_TYPE: Readonly<Record<Exclude<FieldType, 'time'>, readonly Operator[]>> = {
  action: ['equals', 'not', 'category'],
  text: TERMS,
  choice: TERMS,
  address: [...TERMS, 'range'],
  map: TERMS,
  words: ['contains', 'not'],
};

export function typeOf(name: FieldName): FieldType {
  return TYPES[name];
}

export function operatorsOf(name: FieldName): readonly Operator[] {
  const type = TYPES[name];
  if (type !== 'time') return OF_TYPE[type];
  return name === 'from' ? ['since'] : ['before'];
}

/** How a field is written in `?query=`, with an example. */
export function inLanguage(name: FieldName, example: string): string {
  const type = TYPES[name];
  if (type === 'words') return `"${example}"`;
  if (type === 'map') return `${name}.<key>:${example}`;
  if (type === 'time') return `${name === 'from' ? 'after' : 'before'}:${example}`;
  return `${name}:${example}`;
}
