import { termOf } from '../events/filter/terms.js';
import { type EventsSearch } from '../events/search.js';

/**
 * The address of the page of events that shows the rows of an evidence.
 * @param query a call of `/v1/events`, with blanks `{name}`
 * @param keys what fills them; null where events have no value
 */
export function evidenceSearch(query: string, keys: Readonly<Record<string, string | null>>): EventsSearch {
  const pairs = [...new URLSearchParams(query.slice(query.indexOf('?') + 1))];
  const terms = pairs.flatMap(([name, value]) => {
    if (name === 'from' || name === 'to') return [];
    const blank = /^\{(\w+)\}$/.exec(value)?.[1];
    const key = blank === undefined ? undefined : keys[blank];
    if (key === null) return [`-${name}:*`];
    return [key === undefined ? fixedTerm(name, value) : termOf(name, key)];
  });
  const at = (name: string) => pairs.find(([one]) => one === name)?.[1];
  const [from, to] = [at('from'), at('to')];
  return { q: terms.join(' '), ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** The term of a filter of the API, which says `!` for not, `*` for any. */
function fixedTerm(name: string, value: string): string {
  if (value === '!*') return `-${name}:*`;
  if (value.startsWith('!')) return termOf(name, value.slice(1), true);
  return value.endsWith('*') ? `${name}:${value}` : termOf(name, value);
}
