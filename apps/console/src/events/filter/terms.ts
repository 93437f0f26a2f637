/**
 * The terms of a query, as they are written: split at spaces that are in no quotes. What is wrong in one is for the service to say, so
 * every text has terms.
 */
export function termsOf(query: string): string[] {
  return query.match(/(?:"(?:\\.|[^"\\])*(?:"|$)|[^\s"])+/gu) ?? [];
}

/** A query with one more term; one that it has stays one. */
export function withTerm(query: string | undefined, term: string): string {
  const terms = termsOf(query ?? '');
  return (terms.includes(term) ? terms : [...terms, term]).join(' ');
}

/** A query without its nth term; undefined when nothing is left. */
export function withoutTerm(query: string, index: number): string | undefined {
  const rest = termsOf(query).filter((_, n) => n !== index);
  return rest.length === 0 ? undefined : rest.join(' ');
}

/** The term that a field has a value, or with `isNegated` that it has not. */
export function termOf(field: string, value: string, isNegated = false): string {
  const isPlain = /^[^\s"!*\\-][^\s"]*$/u.test(value) && !value.includes('*');
  const text = isPlain ? value : `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
  return `${isNegated ? '-' : ''}${field}:${text}`;
}

/** What somebody types: the field that is being named, or the value of one, and where it begins in the text. */
export interface Typed {
  readonly start: number;
  readonly negated: boolean;
  readonly field: string | undefined;
  readonly text: string;
}

/** The last term of what was typed so far. */
export function typedAt(draft: string): Typed {
  const term = /\s$/u.test(draft) ? '' : (termsOf(draft).at(-1) ?? '');
  const [, minus = '', field, text = ''] = /^(-?)(?:([^:"]+):)?(.*)$/su.exec(term) ?? [];
  return { start: draft.length - term.length, negated: minus !== '', field, text: text.replace(/^"/, '') };
}
