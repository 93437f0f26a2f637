import { type BoundConditions, joinConditions } from './bound-conditions.js';
import { type Parameter, type ParameterDoc, type Reading, readOne } from '../parameters/parameter.js';

/** A word, or several in quotes, that is found in an event or must not be. */
export type Word = string | { readonly not: string };

/** Words in one search; each is looked for in every text of an event. */
export const MAX_WORDS = 10;
export const MAX_WORD_CHARACTERS = 200;

/** A parameter of words, given once: separated by spaces, those in double quotes belong together, `!` in front negates. */
export function words(doc: ParameterDoc): Parameter<readonly Word[]> {
  return { doc, repeatable: false, read: (texts) => (texts.length === 0 ? { value: [] } : readOne(texts, readWords)) };
}

const WORD = /(!?)(?:"([^"]*)"|(\S+))/gu;

function readWords(text: string): Reading<readonly Word[]> {
  const found = [...text.matchAll(WORD)].map(([, sign, quoted, bare]) => ({
    negated: sign === '!',
    word: (quoted ?? bare ?? '').trim(),
  }));
  const present = found.filter(({ word }) => word !== '');
  if (present.length === 0 || present.length < found.length) return { fault: 'must not be empty' };
  const fault = faultOfWords(present.map(({ word }) => word));
  return fault === undefined
    ? { value: present.map(({ negated, word }) => (negated ? { not: word } : word)) }
    : { fault };
}

/** Why words cannot be looked for together. */
export function faultOfWords(found: readonly string[]): string | undefined {
  if (found.length > MAX_WORDS) return `has more than ${MAX_WORDS} words`;
  const isLong = found.some((word) => Array.from(word).length > MAX_WORD_CHARACTERS);
  return isLong ? `has a word of more than ${MAX_WORD_CHARACTERS} characters` : undefined;
}

/** What is searched: names, the reason, and the fields of the action. */
const TEXTS = ['actor_name', 'on_behalf_of_name', 'target_name', 'department_name', 'reason'];

/** Events in which every word is found, as part of a text, in letters of either case. */
export function wordConditions(name: string, found: readonly Word[]): BoundConditions {
  return joinConditions(
    found.map((word, n) => {
      const key = `${name}_${n}`;
      const sql = isFound(`{${key}: String}`);
      if (typeof word === 'string') return { sql: [sql], params: { [key]: word } };
      return { sql: [`NOT ${sql}`], params: { [key]: word.not } };
    }),
  );
}

function isFound(word: string): string {
  const holds = (text: string) => `positionCaseInsensitiveUTF8(${text}, ${word}) > 0`;
  return `(${[...TEXTS.map(holds), `arrayExists(text -> ${holds('text')}, mapValues(details))`].join(' OR ')})`;
}
