import { nearest } from '@docket/http';
import { type AnyParameter, type Reading } from '../../parameters/parameter.js';
import { type EventFilter } from '../event-filter.js';
import { FIELDS } from '../fields.js';
import { faultOfKey, type KeyedTerms, type Term } from '../terms.js';
import { faultOfWords, type Word } from '../words.js';
import { QueryFault, type Token, tokensOf } from './tokens.js';

const MAX_TOKENS = 100;

/** Names that the language has for fields besides their own. */
const ALIASES = new Map<string, 'from' | 'to'>([
  ['after', 'from'],
  ['before', 'to'],
]);

type FieldName = keyof typeof FIELDS;
type TermField = Exclude<FieldName, 'label' | 'detail' | 'q' | 'from' | 'to'>;

/** Collects what tokens ask for. */
interface Draft {
  readonly terms: Map<TermField, Term[]>;
  readonly keyed: Record<'label' | 'detail', Map<string, Term[]>>;
  readonly words: Word[];
  readonly times: Map<'from' | 'to', number>;
}

/**
 * Reads a query: words, phrases and `field:value`, each with `-` in front to negate it. Repeated values of a field are
 * joined by OR, everything else by AND.
 * @param now what relative times are relative to, ms since 1970
 */
export function readQuery(text: string, now: number): Reading<EventFilter> {
  try {
    const tokens = tokensOf(text);
    if (tokens.length === 0) return { fault: 'must not be empty' };
    if (tokens.length > MAX_TOKENS) return { fault: `must have at most ${MAX_TOKENS} parts` };
    const draft: Draft = {
      terms: new Map(),
      keyed: { label: new Map(), detail: new Map() },
      words: [],
      times: new Map(),
    };
    for (const token of tokens) take(draft, token, now);
    return { value: filterOf(draft, tokens) };
  } catch (error) {
    if (!(error instanceof QueryFault)) throw error;
    return { fault: `column ${error.column}: ${error.message}`, column: error.column };
  }
}

function take(draft: Draft, token: Token, now: number): void {
  const { field, negated, value } = token;
  if (field === undefined) {
    if (value.trim() === '') throw new QueryFault(token.valueColumn, 'expected a word between the quotes');
    draft.words.push(negated ? { not: value } : value);
    return;
  }
  const dot = field.indexOf('.');
  const before = field.slice(0, dot);
  if (dot > 0 && (before === 'label' || before === 'detail')) takeKeyed(draft, token, before, field.slice(dot + 1));
  else if (isField(field) && isTermField(field)) append(draft.terms, field, termOf(token, FIELDS[field], field));
  else takeTime(draft, token, now);
}

function takeKeyed(draft: Draft, token: Token, name: 'label' | 'detail', key: string): void {
  const fault = faultOfKey(key);
  if (fault !== undefined) throw new QueryFault(token.column, `${name} ${fault}`);
  append(draft.keyed[name], key, termOf(token, FIELDS[name], `${name}.${key}`));
}

function takeTime(draft: Draft, token: Token, now: number): void {
  const { field = '', negated, column, valueColumn, value } = token;
  const name = ALIASES.get(field) ?? field;
  if (name !== 'from' && name !== 'to') throw unknownField(field, negated ? column + 1 : column);
  if (negated)
    throw new QueryFault(column, `expected ${field}: without "-"; after: and before: are each other's opposite`);
  if (draft.times.has(name)) throw new QueryFault(column, `expected one ${field}: only`);
  const reading = FIELDS[name].read([value], now);
  if ('fault' in reading) throw new QueryFault(valueColumn, `${field} ${reading.fault}`);
  if (reading.value !== undefined) draft.times.set(name, reading.value);
}

/** Reads a value just as the parameter of that name does, but for `!`, which is `-` here. */
function termOf({ negated, value, quoted, valueColumn }: Token, parameter: AnyParameter, name: string): Term {
  if (!quoted && value === '*') return { present: !negated };
  if (!quoted && value.startsWith('!')) {
    throw new QueryFault(
      valueColumn,
      `expected -${name}:${value.slice(1)} to negate; a value that begins with "!" needs quotes`,
    );
  }
  const literal = value.replace(/^[!*\\]/, String.raw`\$&`);
  const reading = readLiteral(parameter, literal);
  if ('fault' in reading) throw new QueryFault(valueColumn, `${name} ${reading.fault}`);
  return negated ? { not: reading.value } : reading.value;
}

function readLiteral(parameter: AnyParameter, literal: string): Reading<string> {
  const reading = 'keyed' in parameter ? parameter.readKey('k', [literal]) : parameter.read([literal], 0);
  if ('fault' in reading) return reading;
  const [term] = 'keyed' in parameter ? (reading.value as KeyedTerms).terms : (reading.value as readonly Term[]);
  // A literal is one text, and nothing negated.
  return typeof term === 'string' ? { value: term } : { fault: 'must be a text' };
}

function unknownField(field: string, column: number): QueryFault {
  const fields = [...Object.keys(FIELDS).filter((name) => name !== 'q'), ...ALIASES.keys()].map((name) =>
    name === 'label' || name === 'detail' ? `${name}.<key>` : name,
  );
  const near = nearest(field, fields);
  const what = near === undefined ? `there are ${fields.join(', ')}` : `did you mean ${near}?`;
  return new QueryFault(column, `expected a field, and ${field} is none; ${what} (words with a colon need quotes)`);
}

function filterOf({ terms, keyed, words, times }: Draft, tokens: readonly Token[]): EventFilter {
  const fault = faultOfWords(words.map((word) => (typeof word === 'string' ? word : word.not)));
  if (fault !== undefined)
    throw new QueryFault(tokens.find(({ field }) => field === undefined)?.column ?? 1, `it ${fault}`);
  const listOf = (map: ReadonlyMap<string, Term[]>) =>
    [...map].map(([key, list]): KeyedTerms => ({ key, terms: list }));
  return {
    ...Object.fromEntries(terms),
    label: listOf(keyed.label),
    detail: listOf(keyed.detail),
    q: words,
    from: times.get('from'),
    to: times.get('to'),
  };
}

function isField(name: string): name is FieldName {
  return Object.hasOwn(FIELDS, name);
}

function isTermField(name: FieldName): name is TermField {
  return !['label', 'detail', 'q', 'from', 'to'].includes(name);
}

function append<K>(map: Map<K, Term[]>, key: K, term: Term): void {
  map.set(key, [...(map.get(key) ?? []), term]);
}
