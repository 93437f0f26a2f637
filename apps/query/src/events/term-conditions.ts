import { anyCondition, type BoundConditions, joinConditions, NO_CONDITION } from './bound-conditions.js';
import { type Term } from './terms.js';

/** The terms of a filter, sorted by what they ask for. */
export interface SortedTerms {
  readonly are: readonly string[];
  readonly areNot: readonly string[];
  /** Any value will do. */
  readonly isPresent: boolean;
  /** No value may be there. */
  readonly isAbsent: boolean;
}

export function sortTerms(terms: readonly Term[]): SortedTerms {
  const presence = terms.flatMap((term) => (typeof term === 'object' && 'present' in term ? [term.present] : []));
  return {
    are: terms.filter((term) => typeof term === 'string'),
    areNot: terms.flatMap((term) => (typeof term === 'object' && 'not' in term ? [term.not] : [])),
    isPresent: presence.includes(true),
    isAbsent: presence.includes(false),
  };
}

/** What terms are about, in SQL. */
export interface Subject {
  /** The text; '' where there is none. */
  readonly value: string;
  /** Prefix of the names that are bound. */
  readonly name: string;
}

/** Terms on a text: any of those it may be, and none of those it may not. */
export function termConditions({ value, name }: Subject, terms: readonly Term[]): BoundConditions {
  const { are, areNot, isPresent, isAbsent } = sortTerms(terms);
  const wanted = [equals(value, name, are), ...(isPresent ? [{ sql: [`${value} != ''`], params: {} }] : [])];
  return joinConditions([
    anyCondition(wanted),
    differs(value, `not_${name}`, areNot),
    ...(isAbsent ? [{ sql: [`${value} = ''`], params: {} }] : []),
  ]);
}

function equals(value: string, name: string, texts: readonly string[]): BoundConditions {
  const [only, ...more] = texts;
  if (only === undefined) return NO_CONDITION;
  // One value as an equality: only then does the order behind that column serve the page's order.
  if (more.length === 0) return { sql: [`${value} = {${name}: String}`], params: { [name]: only } };
  return { sql: [`${value} IN {${name}: Array(String)}`], params: { [name]: texts } };
}

function differs(value: string, name: string, texts: readonly string[]): BoundConditions {
  if (texts.length === 0) return NO_CONDITION;
  return { sql: [`${value} NOT IN {${name}: Array(String)}`], params: { [name]: texts } };
}
